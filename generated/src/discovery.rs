//! The API groups, versions and resources of the server.

/// Get the versions of the core group
///
/// Returns the versions of the core API group.
///
/// `GET /api`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/getCoreAPIVersions.html).
#[must_use = "a request does nothing until it is sent"]
pub fn get_core_api_versions() -> GetCoreApiVersions {
    GetCoreApiVersions {}
}
/// A request of [`get_core_api_versions`](get_core_api_versions()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetCoreApiVersions {}
impl GetCoreApiVersions {
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for GetCoreApiVersions {
    type Output = crate::meta::v1::ApiVersions;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "getCoreAPIVersions",
        method: ::http::Method::GET,
        path: "/api",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Get the API groups
///
/// Returns the API groups of the server and their versions.
///
/// `GET /apis`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/getAPIVersions.html).
#[must_use = "a request does nothing until it is sent"]
pub fn get_api_versions() -> GetApiVersions {
    GetApiVersions {}
}
/// A request of [`get_api_versions`](get_api_versions()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetApiVersions {}
impl GetApiVersions {
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for GetApiVersions {
    type Output = crate::meta::v1::ApiGroupList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "getAPIVersions",
        method: ::http::Method::GET,
        path: "/apis",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
