// Terminals (proto/rollcall/identity/v1/devices.proto).
#pragma once

#include "common/service/endpoint.hpp"
#include "services/identity/app/devices.hpp"

#include <functional>
#include <rollcall/identity/v1/devices.grpc.pb.h>

namespace rollcall::identity::rpc {

class DevicesService final : public v1::Devices::CallbackService {
  public:
    using Context = grpc::CallbackServerContext;
    using Reactor = grpc::ServerUnaryReactor;
    using Empty = common::v1::Empty;

    DevicesService(service::Endpoint& endpoint, const app::SessionParts& sessions)
        : endpoint_(endpoint), sessions_(sessions) {}

    Reactor* CreateDevice(Context*, const v1::DeviceDraft*, v1::NewDevice*) override;
    Reactor* UpdateDevice(Context*, const v1::UpdateDeviceRequest*, v1::Device*) override;
    Reactor* RemoveDevice(Context*, const v1::DeviceById*, v1::Device*) override;
    Reactor* RenewDeviceToken(Context*, const v1::DeviceById*, v1::NewDevice*) override;
    Reactor* GetDevice(Context*, const v1::DeviceById*, v1::Device*) override;
    Reactor* ListDevices(Context*, const Empty*, v1::DeviceList*) override;
    Reactor* AdmitDevice(Context*, const v1::AdmitDeviceRequest*, v1::MachineToken*) override;
    Reactor* ReportSightings(Context*, const v1::SightingReport*, Empty*) override;

  private:
    // Answers that show a token keep no idempotency answer: it would be the token's second home.
    template <class Request>
    Reactor* show_token(
        Context* context,
        const Request* request,
        v1::NewDevice* answer,
        std::function<Result<app::NewDevice>(pg::Tx&, const rollcall::rpc::Call&, const Request&)> make
    );

    service::Endpoint& endpoint_;
    const app::SessionParts sessions_;
};

}  // namespace rollcall::identity::rpc
