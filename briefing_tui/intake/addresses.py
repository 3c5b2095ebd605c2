"""Which network addresses may be fetched from: public ones, whatever form they hide in."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

__all__ = ["Address", "is_public", "resolve"]

Address = IPv4Address | IPv6Address

_CARRIES_IPV4 = (
    (IPv6Network("64:ff9b::/96"), 0),  # NAT64
    (IPv6Network("64:ff9b:1::/48"), 0),  # NAT64 of a local network
    (IPv6Network("2002::/16"), 80),  # 6to4
    (IPv6Network("::/96"), 0),  # IPv4-compatible
)
"""Networks whose addresses hold an IPv4 address, and by how many bits it is shifted."""

_RESERVED = (
    IPv4Network("192.0.0.0/24"),  # protocol assignments
    IPv4Network("192.88.99.0/24"),  # the relays of 6to4, given up
    IPv6Network("3fff::/20"),  # documentation
    IPv6Network("5f00::/16"),  # segment routing
)
"""What older Pythons take for the open internet."""


def is_public(address: Address) -> bool:
    """Whether an address is one of the open internet.

    Private, loopback, link-local, multicast, reserved, unspecified and carrier-grade NAT addresses are not; neither is
    an IPv6 address that leads to such an IPv4 one.
    """
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or (address.teredo or (None, None))[1]
        for network, shift in _CARRIES_IPV4:
            if address in network:
                inner = IPv4Address(int(address) >> shift & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    if any(address in network for network in _RESERVED):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def resolve(host: str, port: int) -> list[Address]:
    """The addresses of a host, the preferred first. Decimal, octal and hexadecimal forms are resolved like names.

    Raises:
        OSError: there is no such host.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    # An IPv6 address may carry its network card after a percent sign.
    return list(dict.fromkeys(ip_address(str(entry[4][0]).partition("%")[0]) for entry in found))
