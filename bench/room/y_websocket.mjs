// The reference server of Yjs, as its own `bin/server.js` starts it, without compression.
import http from 'node:http'
import { WebSocketServer } from 'ws'
import { setupWSConnection } from '@y/websocket-server/utils'

const server = http.createServer()
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
sockets.on('connection', setupWSConnection)
server.listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'))
