"""What the outside judge must know to come in: how a call is signed (Standard Webhooks 1.0.0), and which codes open what is there.

Written against the document and the standard, without a line of the product's own code: a second implementation that signs.
"""

import base64
import hashlib
import hmac
import json
import os
import time
import uuid

import schemathesis

SECRETS = {
    "/api/v1/directory/standing": os.environ["DIRECTORY_SECRET"],
    "/api/v1/pack": os.environ["PACK_SECRET"],
    "/api/v1/mail/bounce": os.environ["MAIL_SECRET"],
    "/api/v1/mail/inbound": os.environ["MAIL_IN_SECRET"],
}
STATUS_CODE = os.environ["STATUS_CODE"]
REFERENCE = os.environ["REFERENCE"]


def signature(secret: str, name: str, moment: str, body: bytes) -> str:
    key = base64.b64decode(secret.removeprefix("whsec_"))
    mac = hmac.new(key, f"{name}.{moment}.".encode() + body, hashlib.sha256)
    return "v1," + base64.b64encode(mac.digest()).decode()


@schemathesis.auth()
class StatusCode:
    """The code that is shown when a request was sent."""

    def get(self, case, context):
        return STATUS_CODE

    def set(self, case, data, context):
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {data}"}


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    """Half of what is asked is asked about the deletion that is there."""
    if path_parameters and "reference" in path_parameters and uuid.uuid4().int % 2:
        path_parameters["reference"] = REFERENCE
    return path_parameters


@schemathesis.hook
def before_call(context, case, kwargs):
    """Signs what is a well-formed call; what leaves a header out, or puts another in its place, goes as it is."""
    secret = SECRETS.get(case.operation.path)
    names = {name.lower() for name in (case.headers or {})}
    if secret is None or not {"webhook-id", "webhook-timestamp", "webhook-signature"} <= names:
        return
    if not isinstance(case.body, dict):
        return
    body = json.dumps(case.body).encode()
    name, moment = uuid.uuid4().hex, str(int(time.time()))
    case.headers["webhook-id"] = name
    case.headers["webhook-timestamp"] = moment
    case.headers["webhook-signature"] = signature(secret, name, moment, body)
