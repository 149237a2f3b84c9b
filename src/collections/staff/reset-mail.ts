import { env } from '@/lib/env'

type Args = { token?: string }

export const resetSubject = (): string => '【窓口】パスワードの再設定'

/** Mails to staff hold a link and nothing about a person (NT-07). */
export function resetMail(args?: Args): string {
  const link = `${env.PUBLIC_URL.replace(/\/+$/, '')}/admin/reset/${args?.token ?? ''}`
  return [
    '<p>パスワードの再設定を受け付けました。1時間以内に、次のリンクから新しいパスワードを設定してください。</p>',
    `<p><a href="${link}">${link}</a></p>`,
    '<p>心当たりがないときは、何もしないでください。パスワードは変わりません。</p>',
  ].join('\n')
}
