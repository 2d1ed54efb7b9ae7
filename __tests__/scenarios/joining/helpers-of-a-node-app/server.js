const app = require('express')();
app.get('/', (q, r) => r.send('ok'));
app.listen(process.env.PORT || 8080);
