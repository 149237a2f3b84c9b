import { createServer, type Socket } from 'node:net'

/** What it does at a word of the protocol: an answer, no answer, an end of the connection, or half an answer and the end. */
export type Act = string | 'silence' | 'hang up' | `half ${string}`

export type ToldServer = {
  url: string
  port: number
  /** By the first word of a line; `.` is the end of the text. What is not told is done well. */
  acts: Record<string, Act>
  /** Texts that came in whole. */
  texts: string[]
  /** Connections that are open. */
  open: () => number
  /** Comes back when the word was heard the next time. */
  heard: (word: string) => Promise<void>
  /** Answers where it was silent. */
  say: (answer: string) => void
  close: () => Promise<void>
}

const WELL: Record<string, Act> = {
  EHLO: '250-here\r\n250 AUTH PLAIN LOGIN',
  DATA: '354 go on',
  QUIT: '221 bye',
  AUTH: '235 welcome',
}

/** A mail server that does as it is told, also what no whole one does: hangs up, or says nothing. */
export async function openToldServer(acts: Record<string, Act> = {}): Promise<ToldServer> {
  const sockets = new Set<Socket>()
  const texts: string[] = []
  const waiting: { word: string; done: () => void }[] = []
  const server = createServer((socket) => {
    sockets.add(socket)
    let unread = ''
    let isText = false
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (chunk) => {
      unread += chunk.toString('latin1')
      for (;;) {
        const mark = isText ? '\r\n.\r\n' : '\r\n'
        const end = unread.indexOf(mark)
        if (end < 0) return
        const line = unread.slice(0, end)
        unread = unread.slice(end + mark.length)
        const word = isText ? '.' : (line.split(/[ :]/)[0] ?? '').toUpperCase()
        if (isText) texts.push(line)
        isText = word === 'DATA' && (state.acts.DATA ?? '354').startsWith('354')
        act(socket, word)
        for (const one of waiting.filter((each) => each.word === word)) {
          waiting.splice(waiting.indexOf(one), 1)
          one.done()
        }
      }
    })
    act(socket, 'greeting')
  })
  const act = (socket: Socket, word: string) => {
    const told = state.acts[word] ?? WELL[word] ?? (word === 'greeting' ? '220 here' : '250 well')
    if (told === 'hang up') socket.destroy()
    else if (told.startsWith('half ')) socket.end(told.slice(5))
    else if (told !== 'silence') socket.write(`${told}\r\n`)
  }
  const state: ToldServer = {
    url: '',
    port: 0,
    acts,
    texts,
    open: () => sockets.size,
    heard: (word) => new Promise((done) => waiting.push({ word, done })),
    say: (answer) => sockets.forEach((socket) => void socket.write(`${answer}\r\n`)),
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        sockets.forEach((socket) => void socket.destroy())
      }),
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  state.port = typeof address === 'object' && address ? address.port : 0
  state.url = `smtp://127.0.0.1:${state.port}`
  return state
}
