import Ajv2020 from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { handleEndpoints } from 'payload'

type Doc = {
  paths: Record<
    string,
    Record<
      string,
      {
        operationId: string
        requestBody?: { content: Record<string, { schema: object }> }
        responses: Record<string, { content: Record<string, { schema: object }> }>
      }
    >
  >
}

export type Answer = {
  status: number
  body: Record<string, never> & Record<string, unknown>
  /** What of the contract was broken; empty = nothing. */
  broken: string[]
}

/** A client of the public API that holds every call and answer to the served OpenAPI document. */
export async function contractClient() {
  const { default: config } = await import('@payload-config')
  const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }))
  const send = (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) =>
    handleEndpoints({
      config,
      request: new Request(`http://localhost:3000/api${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body:
          body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
      }),
    })
  const doc = (await (await send('GET', '/public/openapi.json')).json()) as Doc
  const seen = new Set<string>()

  async function call(
    id: string,
    params: Record<string, string> = {},
    options: {
      query?: Record<string, string>
      body?: unknown
      headers?: Record<string, string>
    } = {},
  ): Promise<Answer> {
    for (const [template, methods] of Object.entries(doc.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        if (operation.operationId !== id) continue
        const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
          encodeURIComponent(params[name] ?? ''),
        )
        const query = options.query ? `?${new URLSearchParams(options.query)}` : ''
        const response = await send(
          method.toUpperCase(),
          path + query,
          options.body,
          options.headers,
        )
        const text = await response.text()
        const body = JSON.parse(text) as Answer['body']
        const broken: string[] = []
        const expected =
          operation.responses[String(response.status)] ?? operation.responses.default!
        const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
        const schema = expected.content[type]?.schema
        if (!schema) broken.push(`${id}: ${response.status} came as ${type}`)
        else if (!ajv.validate(schema, body)) broken.push(`${id}: ${ajv.errorsText()}`)
        const bodySchema = operation.requestBody?.content['application/json']?.schema
        if (response.ok && bodySchema && !ajv.validate(bodySchema, options.body ?? {})) {
          broken.push(`${id}: accepted a body that the document forbids: ${ajv.errorsText()}`)
        }
        if (response.ok) seen.add(id)
        return { status: response.status, body, broken }
      }
    }
    throw new Error(`no operation ${id}`)
  }
  const operationIds = Object.values(doc.paths).flatMap((methods) =>
    Object.values(methods).map((operation) => operation.operationId),
  )
  return { call, send, doc, operationIds, seen }
}
