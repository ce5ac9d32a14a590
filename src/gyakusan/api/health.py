"""Whether the server is alive, and whether it can work."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from gyakusan.api.house import House

router = APIRouter(include_in_schema=False)


class Health(BaseModel):
    """The answer of a server that is well."""

    status: str = "ok"


@router.get("/healthz")
def healthz() -> Health:
    """Answer while the process is alive."""
    return Health()


@router.get("/readyz")
def readyz(rooms: House) -> Health:
    """Answer while the database can be read."""
    with rooms.database.reading() as connection:
        connection.exec_driver_sql("SELECT 1")
    return Health()
