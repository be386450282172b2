"""Sends or receives one submission with PyPI fitconnect; prints what happened as one line of JSON."""

import hashlib
import json
import sys

from fitconnect import Environment, FITConnectClient

world = json.load(open(sys.argv[1], encoding="utf-8"))
client = FITConnectClient(Environment.TESTING, world["client"]["clientId"], world["client"]["clientSecret"])
# The client knows the addresses of the TEST environment only.
client.token_url = world["tokenUrl"]
client.submission_api_url = world["submissionApi"]


def send():
    return client.submission(
        world["destinationId"],
        world["service"],
        data={"$schema": "https://schema.musterstadt.example/hundesteuer/1.0.0/hundesteuer.schema.json", "hund": "Bello"},
        attachments=[world["attachment"].encode("utf-8")],
    )


def receive():
    submission_id = world["submissionId"]
    listed = any(entry["submissionId"] == submission_id for entry in client.available_submissions())
    submission = client.retrieve_submission(submission_id, world["privateKey"])
    data = submission["data_json"]
    data.pop("$schema")
    return {
        "listed": listed,
        "serviceType": submission["serviceType"],
        "data": data,
        "attachments": [hashlib.sha512(content).hexdigest() for content in submission["attachments"].values()],
    }


try:
    result = send() if world["task"] == "send" else receive()
except ValueError as error:
    result = {"error": str(error)}
print(json.dumps(result))
