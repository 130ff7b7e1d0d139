// proto <-> terminals.
#pragma once

#include "services/identity/app/devices.hpp"

#include <rollcall/identity/v1/devices.pb.h>

namespace rollcall::identity::rpc {

v1::Device to_proto(const domain::Device& device);
v1::NewDevice to_proto(const app::NewDevice& made);
v1::MachineToken to_proto(const app::AdmittedDevice& admitted);

domain::Device device_of(const v1::DeviceDraft& draft);
domain::DeviceChange change_of(const v1::UpdateDeviceRequest& request);
domain::Sighting sighting_of(const v1::Sighting& seen);

}  // namespace rollcall::identity::rpc
