import type { CityTexts } from './types'

export const pt: CityTexts = {
  pickup: {
    name: 'Retirada do cartão My Number',
    description:
      'Para quem recebeu o aviso de entrega (cartão-postal 交付通知書). Reserve a data e a hora para retirar o cartão. É necessário o número de reserva que está no postal. Não pedimos nome nem endereço.',
    bring: [
      'Aviso de entrega (cartão-postal 交付通知書)',
      'Documento de identidade: um com foto (carteira de motorista, passaporte, cartão de residência …) ou dois sem foto (certificado do seguro de saúde, caderneta de pensão …)',
      'Cartão de notificação 通知カード (se tiver)',
      'Cartão My Number anterior ou cartão do registro de residentes (se tiver)',
    ].join('\n'),
    beforeVisit: [
      'No guichê, você definirá as senhas: uma de 4 números e outra de 6 a 16 caracteres com letras maiúsculas e números. Pense nelas antes de vir.',
      'Menores de 15 anos e adultos sob tutela devem vir com o representante legal, que precisa de documento de identidade e de um documento que comprove a relação.',
      'Outra pessoa só pode retirar o cartão por certos motivos (doença, deficiência, estudos, 75 anos ou mais …). Trabalho não é um deles. Ligue antes.',
    ].join('\n'),
    afterBooking:
      'Anote o número da reserva e traga-o. Você pode alterar ou cancelar neste site ou por telefone.',
  },
  manufacturingDescription:
    'Para quem recebeu o aviso de entrega (cartão-postal 交付通知書). Reserve a data e a hora para retirar o cartão. Digite o número de fabricação (製造管理番号) do postal e o aniversário do titular.',
  renewal: {
    name: 'Renovação do certificado eletrônico',
    description:
      'Para quem tem o certificado eletrônico do cartão My Number vencido ou perto de vencer. Não pedimos número nem nome. A renovação é possível a partir do dia seguinte à data de três meses antes do vencimento. É gratuita.',
    bring: [
      'O cartão My Number a renovar',
      'As senhas (a de 4 números e a de 6 a 16 caracteres)',
      'Aviso de vencimento 有効期限通知書 (se tiver; não é indispensável)',
      'Se esqueceu a senha: mais um documento de identidade, como a carteira de motorista',
    ].join('\n'),
    beforeVisit: [
      'Mesmo vencido, o novo certificado é gratuito.',
      'Se outra pessoa vier, precisa do seu cartão, do formulário 照会書兼回答書 preenchido por você em envelope fechado e do próprio documento com foto. Se faltar algo, serão necessárias duas visitas.',
      'Se o próprio cartão estiver vencendo, solicite antes um novo.',
    ].join('\n'),
    afterBooking:
      'Anote o número da reserva e o número de confirmação. Os dois são necessários para alterar ou cancelar.',
  },
  outreach: {
    name: 'Solicitação do cartão na sua instituição',
    description:
      'Funcionários visitam instituições de assistência e outros locais para ajudar a solicitar o cartão My Number. Peça a visita por telefone.',
    bring: [
      'Documento de identidade de cada solicitante',
      'Aviso do número individual ou cartão de notificação (se tiver)',
    ].join('\n'),
    beforeVisit:
      'Visitas de segunda a sexta, das 9:00 às 17:00. A foto é tirada no local, de graça.',
    afterBooking: 'Ligaremos para confirmar a hora e o local.',
  },
}
