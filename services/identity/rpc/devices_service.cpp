#include "services/identity/rpc/devices_service.hpp"

#include "services/identity/rpc/device_messages.hpp"

namespace rollcall::identity::rpc {

using rollcall::rpc::Call;
using service::Endpoint;
using Reactor = DevicesService::Reactor;

template <class Request>
Reactor* DevicesService::show_token(
    Context* context,
    const Request* request,
    v1::NewDevice* answer,
    std::function<Result<app::NewDevice>(pg::Tx&, const Call&, const Request&)> make
) {
    return endpoint_.person<Request, v1::NewDevice>(
        context,
        request,
        answer,
        Permission::credentials_manage,
        [this, make = std::move(make)](const Call& call, const Request& asked) -> Result<v1::NewDevice> {
            const auto in_tx = [&](pg::Tx& tx) { return make(tx, call, asked); };
            ROLLCALL_TRY(
                const auto made,
                sessions_.database.in_tx<app::NewDevice>(call.principal->company, Endpoint::origin_of(call), in_tx)
            );
            return to_proto(made);
        }
    );
}

Reactor* DevicesService::CreateDevice(Context* context, const v1::DeviceDraft* request, v1::NewDevice* answer) {
    return show_token<v1::DeviceDraft>(
        context,
        request,
        answer,
        [](pg::Tx& tx, const Call& call, const v1::DeviceDraft& draft) {
            return app::create_device(tx, device_of(draft), call.principal->user);
        }
    );
}

Reactor* DevicesService::UpdateDevice(Context* context, const v1::UpdateDeviceRequest* request, v1::Device* answer) {
    return endpoint_.write<v1::UpdateDeviceRequest, v1::Device>(
        context,
        request,
        answer,
        Permission::credentials_manage,
        [](pg::Tx& tx, const Call&, const v1::UpdateDeviceRequest& asked) -> Result<v1::Device> {
            ROLLCALL_TRY(const auto device, app::change_device(tx, asked.id(), change_of(asked)));
            return to_proto(device);
        }
    );
}

Reactor* DevicesService::RemoveDevice(Context* context, const v1::DeviceById* request, v1::Device* answer) {
    return endpoint_.write<v1::DeviceById, v1::Device>(
        context,
        request,
        answer,
        Permission::credentials_manage,
        [](pg::Tx& tx, const Call&, const v1::DeviceById& asked) -> Result<v1::Device> {
            ROLLCALL_TRY(const auto device, app::remove_device(tx, asked.id()));
            return to_proto(device);
        }
    );
}

Reactor* DevicesService::RenewDeviceToken(Context* context, const v1::DeviceById* request, v1::NewDevice* answer) {
    return show_token<v1::DeviceById>(
        context,
        request,
        answer,
        [](pg::Tx& tx, const Call&, const v1::DeviceById& asked) { return app::renew_device_token(tx, asked.id()); }
    );
}

Reactor* DevicesService::GetDevice(Context* context, const v1::DeviceById* request, v1::Device* answer) {
    return endpoint_.read<v1::DeviceById, v1::Device>(
        context,
        request,
        answer,
        Permission::credentials_manage,
        [](pg::Tx& tx, const Call&, const v1::DeviceById& asked) -> Result<v1::Device> {
            ROLLCALL_TRY(const auto device, app::get_device(tx, asked.id()));
            return to_proto(device);
        }
    );
}

Reactor* DevicesService::ListDevices(Context* context, const Empty* request, v1::DeviceList* answer) {
    return endpoint_.read<Empty, v1::DeviceList>(
        context,
        request,
        answer,
        Permission::credentials_manage,
        [](pg::Tx& tx, const Call&, const Empty&) -> Result<v1::DeviceList> {
            v1::DeviceList list;
            for (const auto& device : app::list_devices(tx)) *list.add_devices() = to_proto(device);
            return list;
        }
    );
}

Reactor* DevicesService::AdmitDevice(
    Context* context, const v1::AdmitDeviceRequest* request, v1::MachineToken* answer
) {
    return endpoint_.open<v1::AdmitDeviceRequest, v1::MachineToken>(
        context,
        request,
        answer,
        [this](const Call& call, const v1::AdmitDeviceRequest& asked) -> Result<v1::MachineToken> {
            const app::Presented presented{asked.serial_number(), asked.token(), asked.is_comm_key(), asked.address()};
            ROLLCALL_TRY(const auto admitted, app::admit_device(sessions_, presented, Endpoint::origin_of(call)));
            return to_proto(admitted);
        }
    );
}

Reactor* DevicesService::ReportSightings(Context* context, const v1::SightingReport* request, Empty* answer) {
    return endpoint_.write<v1::SightingReport, Empty>(
        context,
        request,
        answer,
        Permission::punch_ingest,
        [](pg::Tx& tx, const Call&, const v1::SightingReport& report) -> Result<Empty> {
            for (const auto& seen : report.sightings()) app::note_sighting(tx, seen.device_id(), sighting_of(seen));
            return Empty{};
        }
    );
}

}  // namespace rollcall::identity::rpc
