"""Django's PostgreSQL, with patience that ends: a frozen server must not hold the editors' threads for ever.

PostgreSQL's own timeouts end what a living server does too long; only the client can notice one that has stopped.
"""

import psycopg
from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus

PATIENCE = 10.0  # seconds for one answer; the longest query of ours takes less than one


class Connection(psycopg.Connection):
    def wait(self, gen, interval=0.1, timeout=None):
        try:
            return super().wait(gen, interval, PATIENCE if timeout is None else timeout)
        except psycopg.OperationalError:
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                self.pgconn.finish()  # a late answer would be taken for the answer to the next question
            raise


class Psycopg:
    """The module as Django's backend sees it, with our connection."""

    connect = Connection.connect

    def __getattr__(self, name):
        return getattr(psycopg, name)


class DatabaseWrapper(base.DatabaseWrapper):
    Database = Psycopg()
