"""The signature scheme of AkuWorks: a header, a member of the payload, or both."""
