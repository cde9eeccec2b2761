"""The official libraries as judges of ours: each accepts what we sign, and we accept what it signs.

They are no part of the usual tests: a file whose library is not installed is not collected, so that a plain
run skips nothing. `pip install -e '.[oracles]'` installs them all.
"""

import importlib.util

LIBRARIES = {
    "test_adyen.py": "Adyen",
    "test_discord.py": "discord_interactions",
    "test_line.py": "linebot",
    "test_paddle.py": "paddle_billing",
    "test_sendgrid.py": "sendgrid",
    "test_slack.py": "slack_sdk",
    "test_standard_webhooks.py": "standardwebhooks",
    "test_stripe.py": "stripe",
    "test_svix.py": "svix",
    "test_telnyx.py": "telnyx",
    "test_twilio.py": "twilio",
    "test_workos.py": "workos",
}

collect_ignore = [
    file for file, library in LIBRARIES.items() if importlib.util.find_spec(library) is None
]
