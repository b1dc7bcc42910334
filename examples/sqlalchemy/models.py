"""The models of a small shop."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    Enum,
    ForeignKey,
    Index,
    Integer,
    Numeric,
    String,
    func,
)
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class User(Base):
    __tablename__ = "users"

    id = Column(Integer, primary_key=True)
    email = Column(String(255), nullable=False, unique=True)
    created_at = Column(DateTime(timezone=True), nullable=False, server_default=func.now())

    orders = relationship("Order", back_populates="user")


class Order(Base):
    __tablename__ = "orders"

    id = Column(Integer, primary_key=True)
    user_id = Column(ForeignKey("users.id", ondelete="CASCADE"), nullable=False)
    state = Column(Enum("open", "paid", "sent", name="order_state"), nullable=False)
    total = Column(Numeric(10, 2), nullable=False)

    user = relationship("User", back_populates="orders")

    __table_args__ = (
        CheckConstraint("total >= 0", name="orders_total_check"),
        Index("orders_user_id_idx", "user_id"),
    )
