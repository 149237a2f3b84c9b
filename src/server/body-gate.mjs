// How much a request may send, counted byte by byte: a length that is announced may be missing
// (chunked) or wrong. Small bodies are taken in whole before anybody behind is called.
import { IncomingMessage } from 'node:http'

import { isStaffPath } from './target.mjs'

const KIB = 1024
const MIB = 1024 * KIB
/** Before a login, and from citizens: the longest form of ours. */
const OPEN_BYTES = 32 * KIB
/** Lists of thousands of ids, long texts. */
const STAFF_BYTES = 2 * MIB
/** Files that staff upload. */
const FILE_BYTES = 40 * MIB
/** Lists of cards, which are written to disk as they come. */
const LIST_BYTES = 100 * MIB
const SLOW_MS = 20_000

const isFile = (type) => /^(?:multipart\/form-data|application\/octet-stream|text\/csv)/i.test(type)

/** Most bytes of this request's body. */
export function limitOf(path, headers, isSignedIn) {
  if (!isStaffPath(path) || !isSignedIn) return OPEN_BYTES
  if (path.startsWith('/api/ops/cards/import/upload')) return LIST_BYTES
  return isFile(headers['content-type'] ?? '') ? FILE_BYTES : STAFF_BYTES
}

export const hasBody = ({ headers }) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/**
 * Lets a request in when its body is within the limit: a small one when all of it is there, a large
 * one at once, and then it is cut off where it passes the limit.
 * @param refuse (status, text) answers and ends the connection
 * @param enter called once, when the request may go on
 */
export function admitBody(request, limit, { refuse, enter, slowMs = SLOW_MS }) {
  if (!hasBody(request)) return enter()
  if (Number(request.headers['content-length'] ?? 0) > limit) return tooLarge(refuse)
  if (limit > OPEN_BYTES) {
    countAsItPasses(request, limit, refuse)
    return enter()
  }
  takeWhole(request, limit, { refuse, enter, slowMs })
}

const tooLarge = (refuse) => refuse(413, '送られた内容が大きすぎます。')
const { push } = IncomingMessage.prototype

/** Node's parser hands each piece to `push`, and null at the end. */
function takeWhole(request, limit, { refuse, enter, slowMs }) {
  const pieces = []
  let size = 0
  const timer = setTimeout(
    () => end(408, '送信に時間がかかりすぎました。もう一度送ってください。'),
    slowMs,
  )
  const end = (status, text) => {
    clearTimeout(timer)
    request.push = () => true
    refuse(status, text)
  }
  request.once('close', () => clearTimeout(timer))
  request.push = (piece) => {
    if (piece === null) {
      clearTimeout(timer)
      request.push = push
      enter()
      for (const one of pieces) request.push(one)
      return request.push(null)
    }
    size += piece.length
    if (size > limit) end(413, '送られた内容が大きすぎます。')
    else pieces.push(piece)
    return true
  }
}

function countAsItPasses(request, limit, refuse) {
  let size = 0
  request.push = (piece) => {
    size += piece?.length ?? 0
    if (size <= limit) return push.call(request, piece)
    request.push = () => true
    tooLarge(refuse)
    return true
  }
}
