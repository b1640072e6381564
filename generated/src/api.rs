//! What the API's description says of the API as a whole.
/// The API.
pub static API: crate::runtime::spec::ApiSpec = crate::runtime::spec::ApiSpec {
    name: env!("CARGO_PKG_NAME"),
    version: env!("CARGO_PKG_VERSION"),
    servers: &[
        crate::runtime::spec::Server {
            url: "https://cci.{region}.myhuaweicloud.com",
            variables: &[
                crate::runtime::spec::ServerVariable {
                    name: "region",
                    default: "cn-north-4",
                    values: &[],
                },
            ],
        },
    ],
    schemes: &[
        crate::runtime::spec::SecurityScheme {
            name: "token",
            place: crate::runtime::spec::CredentialLocation::Header("X-Auth-Token"),
            exchange: Some(
                &crate::runtime::spec::TokenExchange {
                    spec: &crate::runtime::spec::OperationSpec {
                        id: "keystoneCreateUserTokenByPassword",
                        method: ::http::Method::POST,
                        path: "/v3/auth/tokens",
                        servers: &[
                            crate::runtime::spec::Server {
                                url: "https://iam.{region}.myhuaweicloud.com",
                                variables: &[
                                    crate::runtime::spec::ServerVariable {
                                        name: "region",
                                        default: "cn-north-4",
                                        values: &[],
                                    },
                                ],
                            },
                        ],
                        security: &[],
                        success: &[crate::runtime::spec::StatusRange(201, 201)],
                        idempotent: true,
                        paging: None,
                        api: &crate::api::API,
                    },
                    query: &[("nocatalog", "true")],
                    media: "application/json",
                    requests: &[
                        &[
                            crate::runtime::spec::TemplatePart::Text(
                                "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":",
                            ),
                            crate::runtime::spec::TemplatePart::Value("user"),
                            crate::runtime::spec::TemplatePart::Text(",\"password\":"),
                            crate::runtime::spec::TemplatePart::Value("password"),
                            crate::runtime::spec::TemplatePart::Text(
                                ",\"domain\":{\"name\":",
                            ),
                            crate::runtime::spec::TemplatePart::Value("domain"),
                            crate::runtime::spec::TemplatePart::Text(
                                "}}}},\"scope\":{\"project\":{\"id\":",
                            ),
                            crate::runtime::spec::TemplatePart::Value("project_id"),
                            crate::runtime::spec::TemplatePart::Text("}}}}"),
                        ],
                        &[
                            crate::runtime::spec::TemplatePart::Text(
                                "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":",
                            ),
                            crate::runtime::spec::TemplatePart::Value("user"),
                            crate::runtime::spec::TemplatePart::Text(",\"password\":"),
                            crate::runtime::spec::TemplatePart::Value("password"),
                            crate::runtime::spec::TemplatePart::Text(
                                ",\"domain\":{\"name\":",
                            ),
                            crate::runtime::spec::TemplatePart::Value("domain"),
                            crate::runtime::spec::TemplatePart::Text(
                                "}}}},\"scope\":{\"project\":{\"name\":",
                            ),
                            crate::runtime::spec::TemplatePart::Value("project"),
                            crate::runtime::spec::TemplatePart::Text(
                                ",\"domain\":{\"name\":",
                            ),
                            crate::runtime::spec::TemplatePart::Value("domain"),
                            crate::runtime::spec::TemplatePart::Text("}}}}}"),
                        ],
                        &[
                            crate::runtime::spec::TemplatePart::Text(
                                "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":",
                            ),
                            crate::runtime::spec::TemplatePart::Value("user"),
                            crate::runtime::spec::TemplatePart::Text(",\"password\":"),
                            crate::runtime::spec::TemplatePart::Value("password"),
                            crate::runtime::spec::TemplatePart::Text(
                                ",\"domain\":{\"name\":",
                            ),
                            crate::runtime::spec::TemplatePart::Value("domain"),
                            crate::runtime::spec::TemplatePart::Text(
                                "}}}},\"scope\":{\"domain\":{\"name\":",
                            ),
                            crate::runtime::spec::TemplatePart::Value("domain"),
                            crate::runtime::spec::TemplatePart::Text("}}}}"),
                        ],
                    ],
                    basic_requests: &[],
                    secrets: &["password"],
                    token: crate::runtime::spec::ResponseLocation::Header(
                        "X-Subject-Token",
                    ),
                    expires: Some(
                        crate::runtime::spec::ResponseLocation::Body("token.expires_at"),
                    ),
                    environment: &[
                        ("token", "HUAWEICLOUD_SDK_AUTH_TOKEN"),
                        ("user", "HUAWEICLOUD_SDK_USERNAME"),
                        ("password", "HUAWEICLOUD_SDK_PASSWORD"),
                        ("domain", "HUAWEICLOUD_SDK_DOMAIN_NAME"),
                        ("project", "HUAWEICLOUD_SDK_PROJECT_NAME"),
                        ("project_id", "HUAWEICLOUD_SDK_PROJECT_ID"),
                    ],
                },
            ),
            signing: None,
        },
        crate::runtime::spec::SecurityScheme {
            name: "signature",
            place: crate::runtime::spec::CredentialLocation::Authorization(
                "SDK-HMAC-SHA256",
            ),
            exchange: None,
            signing: Some(
                &crate::runtime::spec::RequestSigning {
                    algorithm: "SDK-HMAC-SHA256",
                    date: "X-Sdk-Date",
                    session: Some("X-Security-Token"),
                    headers: &[("X-Project-Id", "{project_id}")],
                    environment: &[
                        ("key", "HUAWEICLOUD_SDK_AK"),
                        ("secret", "HUAWEICLOUD_SDK_SK"),
                        ("session", "HUAWEICLOUD_SDK_SECURITY_TOKEN"),
                        ("project_id", "HUAWEICLOUD_SDK_PROJECT_ID"),
                    ],
                },
            ),
        },
    ],
    errors: &[
        crate::runtime::spec::ErrorShape {
            name: "status",
            when: &[
                crate::runtime::spec::Condition {
                    path: "kind",
                    is: Some("Status"),
                },
            ],
            message: "message",
            reason: "reason",
            code: "errorCode",
            status: "code",
            request_id: "",
            retry_after: "details.retryAfterSeconds",
            causes: Some(crate::runtime::spec::ErrorCauses {
                at: "details.causes",
                field: "field",
                message: "message",
                reason: "reason",
            }),
        },
        crate::runtime::spec::ErrorShape {
            name: "gateway",
            when: &[
                crate::runtime::spec::Condition {
                    path: "error_code",
                    is: None,
                },
            ],
            message: "error_msg",
            reason: "",
            code: "error_code",
            status: "",
            request_id: "request_id",
            retry_after: "",
            causes: None,
        },
        crate::runtime::spec::ErrorShape {
            name: "iam",
            when: &[
                crate::runtime::spec::Condition {
                    path: "error.message",
                    is: None,
                },
            ],
            message: "error.message",
            reason: "error.title",
            code: "",
            status: "error.code",
            request_id: "",
            retry_after: "",
            causes: None,
        },
        crate::runtime::spec::ErrorShape {
            name: "message",
            when: &[
                crate::runtime::spec::Condition {
                    path: "message",
                    is: None,
                },
            ],
            message: "message",
            reason: "",
            code: "",
            status: "",
            request_id: "",
            retry_after: "",
            causes: None,
        },
    ],
};
