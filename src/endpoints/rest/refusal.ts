const TEXTS: Record<number, string> = {
  400: '送られた内容が正しくありません。',
  403: 'この操作をする権限がありません。',
  404: '見つかりません。',
  413: '送られた内容が大きすぎます。',
  415: 'この形では受け取れません。',
}

/** A refusal in the shape that the panel shows: `errors[0].message`, in Japanese. */
export const refusal = (status: number, message = TEXTS[status] ?? ''): Response =>
  Response.json({ errors: [{ message }] }, { status, headers: { 'cache-control': 'no-store' } })
