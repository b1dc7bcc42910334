a=1
bcd   =[1,2 , 3]
f( x )
g{ h=1 }
e={a=1,b : 2}
