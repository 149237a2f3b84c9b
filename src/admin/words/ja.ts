/**
 * Payload's Japanese where it is English, or where it speaks of documents and users instead of the
 * things a city office knows. Keys as in @payloadcms/translations.
 */
export const panelWords = {
  authentication: {
    apiKey: 'APIキー',
    loggedOutInactivity: 'しばらく操作がなかったため、ログアウトしました。',
    newPassword: '新しいパスワード',
    username: 'ログインID',
    usernameNotValid: 'このログインIDは使えません。',
    accountOfCurrentUser: '自分の設定',
    changePassword: 'パスワードを変える',
    forceUnlock: 'ロックを解除する',
    unableToVerify: '確認できませんでした',
  },
  error: {
    emailOrPasswordIncorrect:
      'ログインIDかパスワードが違います。続けて間違えると、しばらくログインできなくなります。',
    usernameOrPasswordIncorrect:
      'ログインIDかパスワードが違います。続けて間違えると、しばらくログインできなくなります。',
    userLocked:
      'パスワードを続けて間違えたため、ロックされています。15分ほど待つか、管理者にロックの解除を頼んでください。',
    unauthorized: 'ログインしてください。',
    notAllowedToPerformAction:
      'この操作をする権限がありません。必要なときは管理者に頼んでください。',
    valueMustBeUnique: 'すでに使われています。別の値にしてください。',
    usernameAlreadyRegistered: 'このログインIDはすでに使われています。別のIDにしてください。',
    correctInvalidFields: '赤い項目を直してください。',
    followingFieldsInvalid_one: '次の項目を直してください:',
    followingFieldsInvalid_other: '次の項目を直してください:',
    unspecific: '処理できませんでした。もう一度お試しください。',
    unknown: '処理できませんでした。もう一度お試しください。',
    tokenInvalidOrExpired: 'ログインの期限が切れました。もう一度ログインしてください。',
  },
  validation: {
    required: 'この項目を入力してください。',
    requiresAtLeast: '{{label}}を{{count}}件以上入れてください。',
    fieldHasNo: '{{label}}がありません。',
    invalidInput: 'この項目の内容を確かめてください。',
    invalidSelection: 'この項目の選び方を確かめてください。',
    greaterThanMax: '{{max}}以下にしてください（今は{{value}}）。',
    lessThanMin: '{{min}}以上にしてください（今は{{value}}）。',
    shorterThanMax: '{{maxLength}}文字以内にしてください。',
    longerThanMin: '{{minLength}}文字以上にしてください。',
    enterNumber: '数字を入れてください。',
  },
  general: {
    dashboard: 'スタート',
    false: 'いいえ',
    true: 'はい',
    noLabel: '—',
    noResults: '{{label}}はありません。検索や絞り込みをしているときは、条件を外してみてください。',
    notFound: '見つかりません',
    nothingFound: '何も見つかりません',
    of: '／',
    thisLanguage: '日本語',
    untitled: '新規',
    creatingNewLabel: '{{label}}を新しく作っています',
    createNew: '新しく作る',
    createNewLabel: '{{label}}を新しく作る',
    backToDashboard: 'スタートへ戻る',
    leaveAnyway: '保存せずに移る',
    leaveWithoutSaving: '保存していない変更があります',
    changesNotSaved:
      '変更を保存していません。保存するには「ここに残る」を選び、「保存」を押してください。',
    stayOnThisPage: 'ここに残る',
    searchBy: '{{label}}で検索',
    perPage: '1ページの件数: {{limit}}',
    filters: '絞り込み',
    columns: '表示する列',
    selectValue: '選んでください',
    duplicate: '写して作る',
    where: '条件',
  },
} as const
