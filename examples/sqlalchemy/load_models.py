"""Prints the DDL of the models for PostgreSQL. Nothing is connected to."""

from sqlalchemy import create_mock_engine

from models import Base


def dump(sql, *multiparams, **params):
    print(str(sql.compile(dialect=engine.dialect)).strip() + ";\n")


engine = create_mock_engine("postgresql://", dump)
Base.metadata.create_all(engine, checkfirst=False)
