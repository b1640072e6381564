//! Parses certificates and private keys in PEM (RFC 7468).

use base64::{Engine, prelude::BASE64_STANDARD};
use zeroize::Zeroizing;

use super::super::error::Error;

/// Returns the certificates in the text `pem`, encoded as DER.
#[inline]
pub(super) fn parse_certificates(pem: &str) -> Result<Vec<Vec<u8>>, Error> {
    let certificates = pem_blocks(pem, "CERTIFICATE")?;
    if certificates.is_empty() {
        return Err(Error::config("", "the PEM text contains no certificate"));
    }
    Ok(certificates)
}

/// Returns the first private key in the text `pem`, encoded as DER.
#[cfg(any(feature = "reqwest", feature = "ureq"))]
#[inline]
pub(super) fn parse_private_key(pem: &str) -> Result<Vec<u8>, Error> {
    for label in ["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"] {
        if let Some(key) = pem_blocks(pem, label)?.into_iter().next() {
            return Ok(key);
        }
    }
    Err(Error::config("", "the PEM text contains no unencrypted private key"))
}

/// Returns the decoded contents of the PEM blocks with this label, such as `CERTIFICATE`.
#[inline]
fn pem_blocks(pem: &str, label: &str) -> Result<Vec<Vec<u8>>, Error> {
    let pem_error = |reason: &str| Error::config("", format!("the PEM text is not valid: {reason}"));
    let (begin_line, end_line) = (format!("-----BEGIN {label}-----"), format!("-----END {label}-----"));
    let block_contents = pem.split(&*begin_line).skip(1).map(|block| {
        let (text, _) =
            block.split_once(&*end_line).ok_or_else(|| pem_error("a block has no `-----END …-----` line"))?;
        let text = Zeroizing::new(text.split_ascii_whitespace().collect::<String>());
        BASE64_STANDARD
            .decode(text.as_bytes())
            .map_err(|error| pem_error(&format!("the content of a block is not valid base64: {error}")))
    });
    block_contents.collect()
}
