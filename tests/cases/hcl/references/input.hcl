a = column.id
b = table.users.column.id
c = table["odd name"].column[0]
