// The least that a Node server does: the same bytes again and again. `bare.mjs <port>`, bytes on stdin.
import { createServer } from 'node:http'

const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const bytes = Buffer.concat(chunks)
const headers = { 'content-type': 'application/octet-stream', 'content-length': bytes.length }
createServer((_request, response) => {
  response.writeHead(200, headers)
  response.end(bytes)
}).listen(Number(process.argv[2]), '127.0.0.1', () => process.stdout.write('open\n'))
