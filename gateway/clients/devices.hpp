#pragma once

#include "gateway/clients/call.hpp"

#include <rollcall/identity/v1/devices.pb.h>

namespace rollcall::clients {

struct DevicesClient {
    Rpc<identity::v1::DeviceDraft, identity::v1::NewDevice> create;
    Rpc<identity::v1::UpdateDeviceRequest, identity::v1::Device> update;
    Rpc<identity::v1::DeviceById, identity::v1::Device> remove;
    Rpc<identity::v1::DeviceById, identity::v1::NewDevice> renew_token;
    Rpc<identity::v1::DeviceById, identity::v1::Device> get;
    Rpc<common::v1::Empty, identity::v1::DeviceList> list;
    Rpc<identity::v1::AdmitDeviceRequest, identity::v1::MachineToken> admit;
    Rpc<identity::v1::SightingReport, common::v1::Empty> report;
};

}  // namespace rollcall::clients
