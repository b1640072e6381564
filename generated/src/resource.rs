//! Types of `io.k8s.apimachinery.pkg.api.resource`.

/// An amount of a resource: a decimal number and a suffix, binary (`Ki`, `Mi`, `Gi`, …), decimal (`n`, `u`, `m`, `k`, `M`, `G`, …) or
/// an exponent (`1e3`). `500m` of CPU is half a core, `1Gi` of memory is 2³⁰ bytes.
///
/// Format: `quantity`.
///
/// Example: `"500m"`.
///
/// `io.k8s.apimachinery.pkg.api.resource.Quantity` in the API's description.
pub type Quantity = String;
