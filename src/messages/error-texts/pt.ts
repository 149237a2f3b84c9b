import type { ErrorTexts } from './ja'

export const pt: ErrorTexts = {
  WAITING:
    'Há muitas pessoas neste momento e o atendimento é por ordem. Espere e envie de novo com a mesma senha.',
  SLOT_FULL: 'Este horário acabou de lotar. Escolha outro horário.',
  SLOT_CLOSED: 'Este horário não pode ser agendado. Escolha outro horário.',
  SLOT_UNKNOWN: 'Esse horário não existe. Escolha novamente no calendário.',
  ALREADY_BOOKED:
    'Já existe um agendamento com este número. Para alterá-lo, use “Ver, alterar ou cancelar um agendamento”.',
  ALREADY_HELD:
    'Este número está sendo usado agora em outra tela. Tente novamente em cerca de 10 minutos.',
  HOLD_EXPIRED: 'O horário não está mais guardado. Escolha novamente o dia e o horário.',
  HOLD_UNKNOWN: 'Não encontramos o horário guardado. Escolha novamente o dia e o horário.',
  EXTENSION_LIMIT: 'Não é possível prolongar mais. Conclua o agendamento no tempo restante.',
  NOT_MATCHED: 'Não foi possível confirmar o que você digitou. Confira o número e tente novamente.',
  LOCKED:
    'Houve muitos erros e o acesso ficará bloqueado por um tempo. Aguarde ou telefone para a central de atendimento.',
  NOT_MATCHED_BIRTHDAY:
    'Não foi possível confirmar o que você digitou. Confira o número e o aniversário. Se parte da sua data de nascimento não é conhecida, ou se o que digitou está certo e mesmo assim não consegue continuar, ligue para a central de atendimento.',
  NOT_BOOKABLE:
    'No momento não é possível agendar com este número. Talvez o aviso (交付通知書) ainda não tenha sido enviado, o cartão já tenha sido retirado ou o prazo tenha terminado. Verifique o número e a data no aviso e ligue para a central de atendimento.',
  OTHER_WARD:
    'Esta pessoa retira em outro local (mora em outro distrito), por isso não é possível agendar junto. Faça um agendamento separado.',
  NOT_READY:
    'Este cartão ainda não está pronto. A cidade enviará um aviso (交付通知書); agende depois de recebê-lo. Se já o recebeu, ligue para a central de atendimento.',
  HANDED_OVER:
    'Este cartão já foi entregue; não é preciso agendar. Se você não o recebeu, ligue para a central de atendimento.',
  INDIVIDUAL_NUMBER: 'Não digite seu My Number (o número individual de 12 algarismos).',
  IDENTITY_EXPIRED: 'O tempo acabou. Comece novamente.',
  INPUT_INVALID: 'Confira o que digitou.',
  PAST: 'Esse horário já passou. Escolha outro horário.',
  DEADLINE_PASSED: 'O prazo terminou. Telefone para a central de atendimento.',
  TOO_EARLY: 'Esse dia ainda não pode ser agendado. Escolha um dia mais próximo.',
  CHANNEL_CLOSED:
    'Este procedimento não pode ser agendado desta forma. Telefone para a central de atendimento.',
  OFFICE_NOT_OFFERED: 'Não é possível agendar neste local. Escolha outro local.',
  STOPPED: 'No momento não aceitamos agendamentos. Leia o aviso.',
  PARTY_SIZE: 'É mais gente do que se pode agendar de uma vez. Diminua o número.',
  NUMBER_PER_PERSON:
    'Cada pessoa precisa do número do seu próprio aviso. A quantidade de pessoas e a de números devem ser iguais.',
  SAME_PERSON_TWICE: 'O mesmo número foi digitado duas vezes.',
  DEVICE_LIMIT:
    'Foi atingido o número de agendamentos por dia deste aparelho. Se for urgente, telefone para a central de atendimento.',
  NETWORK_LIMIT:
    'Foi atingido o número de agendamentos por dia a partir da sua conexão de internet. Os agendamentos de outras pessoas na mesma conexão também contam. Se for urgente, telefone para a central de atendimento.',
  NOT_MOVABLE:
    'Este agendamento não pode ser alterado. Faça um novo ou telefone para a central de atendimento.',
  NOT_CANCELLABLE: 'Um atendimento já realizado não pode ser cancelado.',
  NOT_FOUND: 'Não encontrado. Confira o número.',
  FORBIDDEN: 'Você não tem permissão para fazer isso.',
  UNAUTHENTICATED: 'Faça login.',
  TOO_MANY_REQUESTS: 'Houve acessos demais. Aguarde um pouco e tente novamente.',
  PROOF_REQUIRED: 'Uma verificação em segundo plano não terminou. Abra a página novamente.',
  TOO_LARGE: 'O que foi enviado é grande demais.',
  BUSY: 'O sistema está congestionado. Aguarde um pouco e tente novamente.',
  NO_BOOKING: 'Não encontramos agendamento com este número.',
  WAITLIST_OFF: 'Este procedimento não oferece avisos de vaga.',
  NEVER_OPEN:
    'O guichê não atende nesses dias ou nesse horário. Escolha outros dias ou outro horário.',
  CHANGED_MEANWHILE:
    'O que esta página mostrava mudou entretanto, por exemplo em outra janela. Nada foi feito. Confira o que aparece agora e tente novamente.',
  METHOD: 'Esta página não pode ser aberta dessa forma. Comece pela página inicial.',
  FORM_FOREIGN:
    'Não foi possível confirmar que isto veio de uma página deste site. Comece pela página inicial.',
  INTERNAL:
    'Algo deu errado. Aguarde um pouco e tente novamente. Se continuar, telefone para a central de atendimento.',
}
