a  =  'x'
