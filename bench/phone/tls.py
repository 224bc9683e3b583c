"""A certificate for the time of the measurement: without TLS every first page would come a round trip too early."""

import datetime as dt
import ssl
from functools import partial
from http.client import HTTPSConnection
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

Connection = partial(HTTPSConnection, context=ssl._create_unverified_context())  # noqa: S323


def certificate(folder: Path) -> dict[str, str]:
    """Where gunicorn finds it, as its arguments; it speaks HTTP/2 too, as the proxy of a real site does."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    today = dt.datetime.now(dt.UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(today)
        .not_valid_after(today + dt.timedelta(days=1))
        .sign(key, SHA256())
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "site.pem").write_bytes(secret + signed.public_bytes(Encoding.PEM))
    arguments = f"--certfile {folder}/site.pem --keyfile {folder}/site.pem --keep-alive 30 --http-protocols h2,h1"
    return {"GUNICORN_CMD_ARGS": arguments}
