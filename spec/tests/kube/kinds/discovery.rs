//! Tests the operations that list the groups, versions and resources of the server.

use huaweicloud_cci::{apps, batch, core, discovery, extensions, networking_cci_io};

use super::World;

pub fn versions_and_resources(world: &World<'_>) {
    world.reads(&discovery::get_core_api_versions(), "/api");
    world.reads(&discovery::get_api_versions(), "/apis");
    world.reads(&core::v1::get_api_resources(), "/api/v1");
    world.reads(&apps::v1::get_api_resources(), "/apis/apps/v1");
    world.reads(&batch::v1::get_api_resources(), "/apis/batch/v1");
    world.reads(&extensions::v1beta1::get_api_resources(), "/apis/extensions/v1beta1");
    world.reads(&networking_cci_io::v1beta1::get_api_resources(), "/apis/networking.cci.io/v1beta1");
}
