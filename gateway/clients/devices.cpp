#include "gateway/clients/make_clients.hpp"
#include "gateway/clients/stubs.hpp"

#include <rollcall/identity/v1/devices.grpc.pb.h>

namespace rollcall::clients {

DevicesClient make_devices_client(std::shared_ptr<Peer> peer, AnswerQueue& answers) {
    using namespace identity::v1;
    using common::v1::Empty;
    using Stub = Devices::Stub;
    const Stubs<Devices> stubs(std::move(peer), answers);
    return {
        .create = stubs.write<DeviceDraft, NewDevice>(&Stub::PrepareAsyncCreateDevice),
        .update = stubs.write<UpdateDeviceRequest, Device>(&Stub::PrepareAsyncUpdateDevice),
        .remove = stubs.write<DeviceById, Device>(&Stub::PrepareAsyncRemoveDevice),
        .renew_token = stubs.write<DeviceById, NewDevice>(&Stub::PrepareAsyncRenewDeviceToken),
        .get = stubs.read<DeviceById, Device>(&Stub::PrepareAsyncGetDevice),
        .list = stubs.read<Empty, DeviceList>(&Stub::PrepareAsyncListDevices),
        .admit = stubs.read<AdmitDeviceRequest, MachineToken>(&Stub::PrepareAsyncAdmitDevice),
        .report = stubs.write<SightingReport, Empty>(&Stub::PrepareAsyncReportSightings),
    };
}

}  // namespace rollcall::clients
