import { StartProblem } from '@/lib/env'

/** Why the keys that the deployment gives cannot be used; the code is told by `/readyz`. */
export type KeyProblemCode = 'DATA_KEY_WRONG' | 'DATA_KEY_OLD_MISSING'

const TEXTS: Record<KeyProblemCode, (name: string) => string> = {
  DATA_KEY_WRONG: (name) =>
    [
      `${name} が、このデータベースを作ったときの値と違います。個人情報を読み取れないため、窓口を開きません。`,
      `元の ${name} に戻して起動し直してください。鍵を替えるときは、新しい鍵を DATA_KEY に、元の鍵を DATA_KEY_OLD に設定してください。`,
      `${name} is not the one this database was made with. Personal data cannot be read, so the service stays closed.`,
      `Start again with the former ${name}. To change keys, put the new one into DATA_KEY and the former one into DATA_KEY_OLD.`,
    ].join('\n'),
  DATA_KEY_OLD_MISSING: () =>
    [
      '鍵の入れ替えが終わっていません。DATA_KEY_OLD に元の鍵を設定して起動し、npm run rekey を終わりまで実行してください。',
      'The change of keys is not finished. Set DATA_KEY_OLD to the former key, start again and run "npm run rekey" to its end.',
    ].join('\n'),
}

/** Found at the start; nothing is opened with it. */
export class KeyProblem extends StartProblem {
  constructor(code: KeyProblemCode, name = 'DATA_KEY') {
    super(code, TEXTS[code](name))
  }
}
