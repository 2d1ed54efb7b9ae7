$App = "u15"
$Workers = 3
