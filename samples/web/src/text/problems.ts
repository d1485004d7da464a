/** Words for every problem code of the API, and for the reasons for which a job fails. Numbers come from the problem's own members. */
export const problems: Readonly<Record<string, { zh: string; en: string }>> = {
  account_in_use: {
    zh: '还有未完成的订单、退款或视频，请稍后再删除账户。',
    en: 'An order, a refund or a video is still under way. Delete the account when it is done.',
  },
  account_suspended: {
    zh: '账户已被停用，请联系客服。',
    en: 'This account is suspended; please contact support.',
  },
  adjustment_exceeds_balance: { zh: '扣除的点数超过了可用余额。', en: 'There are not so many credits to take away.' },
  alert_ends_itself: {
    zh: '这个告警会在指标恢复正常时自动结束。',
    en: 'This alert ends by itself when its measure is as it should be.',
  },
  alert_recovered: { zh: '这个告警已经恢复。', en: 'This alert has recovered already.' },
  api_key_not_active: {
    zh: '这个密钥已被吊销、替换或过期。',
    en: 'This key was revoked, replaced, or has run out.',
  },
  api_keys_not_included: {
    zh: '您的套餐不含 API 密钥，购买企业套餐后即可创建。',
    en: 'API keys come with the enterprise package.',
  },
  cannot_erase_operator: { zh: '管理员账户只能由本人登录后删除。', en: 'Operators delete their accounts themselves.' },
  cannot_suspend_oneself: { zh: '不能停用自己的账户。', en: 'You cannot suspend yourself.' },
  email_taken: {
    zh: '这个邮箱已经注册过，请直接登录。',
    en: 'Somebody has registered with this address. Sign in instead.',
  },
  finding_resolved: { zh: '这条对账差异已处理。', en: 'This finding is resolved already.' },
  forbidden: { zh: '您没有权限执行此操作。', en: 'You may not do this.' },
  generation_not_cancellable: {
    zh: '视频已经在生成，无法取消。',
    en: 'The video is being made already and cannot be cancelled.',
  },
  idempotency_key_invalid: {
    zh: '请求标识无效，请刷新页面重试。',
    en: 'Something is wrong with this page; reload it.',
  },
  idempotency_key_missing: {
    zh: '请求缺少标识，请刷新页面重试。',
    en: 'Something is wrong with this page; reload it.',
  },
  idempotency_key_reused: {
    zh: '这个请求已用其他内容提交过，请刷新页面重试。',
    en: 'This was sent before with other content; reload the page.',
  },
  insufficient_credits: {
    zh: '点数不足：需要 {required} 点，可用 {available} 点。',
    en: 'Not enough credits: it takes {required}, you have {available}.',
  },
  internal_error: {
    zh: '服务出了点问题，没有重复扣费，请稍后再试。',
    en: 'Something went wrong on our side; nothing was charged twice. Try again later.',
  },
  key_budget_exhausted: {
    zh: '这个 API 密钥的点数上限已用完：需要 {required} 点，剩余 {available} 点。',
    en: 'The API key’s budget is used up: it takes {required}, {available} are left.',
  },
  link_invalid: { zh: '视频链接已失效，请刷新页面。', en: 'The link has run out; reload the page.' },
  login_locked: {
    zh: '密码错误次数过多，请在 {wait} 后再试。',
    en: 'Too many wrong passwords. Try again in {wait}.',
  },
  malformed_request: { zh: '请求无法识别，请检查输入。', en: 'The request could not be read; check what you entered.' },
  master_key_in_settings: { zh: '请先从配置中移除这个主密钥。', en: 'Take the key out of the settings first.' },
  master_key_in_use: { zh: '还有任务在使用这个主密钥。', en: 'Jobs that went with this key have not ended.' },
  master_key_not_retired: { zh: '请先停用这个主密钥。', en: 'Retire the key first.' },
  method_not_allowed: { zh: '不支持此操作。', en: 'This cannot be done here.' },
  model_exists: { zh: '这个模型代码已存在。', en: 'There is a model with this code already.' },
  model_not_found: { zh: '这个模型已下架，请选择其他模型。', en: 'This model is no longer on offer; choose another.' },
  not_an_image: {
    zh: '图片无法使用，请上传 PNG、JPEG 或 WebP。',
    en: 'This is no usable image: take a PNG, JPEG or WebP.',
  },
  no_password: {
    zh: '此账户通过第三方登录，没有密码。',
    en: 'This account has no password: it signs in at a provider.',
  },
  not_found: { zh: '内容不存在，或不属于您。', en: 'There is no such thing, or it is not yours.' },
  not_paid_at_alipay: { zh: '支付宝没有收到这笔付款。', en: 'Alipay has not been paid for this order.' },
  not_refundable: { zh: '这笔订单无法退这么多。', en: 'So much of this order cannot be refunded.' },
  order_not_closable: { zh: '订单状态已变化，无法取消。', en: 'This order can no longer be cancelled.' },
  order_not_payable: {
    zh: '订单已付款或已关闭，无法再支付。',
    en: 'This order was paid or closed and cannot be paid again.',
  },
  package_exists: { zh: '这个套餐代码已存在。', en: 'There is a package with this code already.' },
  package_not_found: {
    zh: '这个套餐已下架，请选择其他套餐。',
    en: 'This package is no longer on sale; choose another.',
  },
  password_too_weak: {
    zh: '密码太弱：至少 10 个字符，并包含至少 4 种不同的字符。',
    en: 'The password is too weak: at least 10 characters, four of them different.',
  },
  payment_mismatch: {
    zh: '付款金额与订单不符，请联系客服。',
    en: 'The payment does not match the order; please contact support.',
  },
  payment_unavailable: {
    zh: '支付宝暂时无法收款，请稍后再试。',
    en: 'Alipay cannot take payments right now; try again shortly.',
  },
  quota_exhausted: { zh: '配额已用完，请购买套餐。', en: 'Your quota is used up; buy a package.' },
  rate_limited: { zh: '操作太频繁，请在 {wait} 后再试。', en: 'Too many requests. Try again in {wait}.' },
  refresh_token_refused: { zh: '登录已过期，请重新登录。', en: 'Your session has ended; sign in again.' },
  request_in_progress: {
    zh: '上一次请求还在处理，请稍候。',
    en: 'Your last request is still being worked on; wait a moment.',
  },
  request_too_large: { zh: '内容太大，请缩小后再试。', en: 'This is too large.' },
  second_factor_enabled: { zh: '两步验证已开启。', en: 'There is a second factor already.' },
  second_factor_needed: { zh: '此操作需要先开启两步验证并重新登录。', en: 'This wants a log-in with a second factor.' },
  second_factor_not_begun: {
    zh: '没有可确认或关闭的两步验证。',
    en: 'There is no second factor to confirm or remove.',
  },
  second_factor_required: { zh: '请输入身份验证器中的验证码。', en: 'Enter the code of your authenticator as well.' },
  too_many_api_keys: { zh: '密钥数量已达上限，请先吊销不用的密钥。', en: 'There are too many keys; revoke one first.' },
  too_many_master_keys: { zh: '主密钥数量已达上限。', en: 'Remove a master key first.' },
  too_many_streams: {
    zh: '打开的页面太多，进度更新会稍慢。',
    en: 'Too many pages are open; progress will come more slowly.',
  },
  too_many_uploads: {
    zh: '图片数量已达上限，请等旧图片过期后再试。',
    en: 'Too many images are kept for you; wait until some expire.',
  },
  too_many_webhook_endpoints: {
    zh: 'Webhook 地址数量已达上限，请先删除不用的。',
    en: 'There are too many webhook addresses; delete one first.',
  },
  unauthenticated: { zh: '请先登录。', en: 'Sign in first.' },
  unavailable: { zh: '服务暂时不可用，请稍后再试。', en: 'The service is not available right now; try again shortly.' },
  unsupported_media_type: { zh: '不支持这种内容格式。', en: 'This kind of content is not supported.' },
  upstream_unavailable: {
    zh: '视频服务暂时不可用，没有扣费，请稍后再试。',
    en: 'Videos cannot be made right now; nothing was charged.',
  },
  upload_expired: {
    zh: '图片在排队期间已过期，未收取积分；请重新上传后再试。',
    en: 'Your pictures expired before it was their turn; nothing was charged. Upload them again.',
  },
  validation_failed: { zh: '输入有误，请检查后重试。', en: 'Something you entered is not valid; check it.' },
  version_conflict: {
    zh: '内容已被他人修改，请刷新后重试。',
    en: 'Somebody has changed this meanwhile; reload and try again.',
  },
  video_gone: { zh: '视频已过保存期限。', en: 'The video is no longer kept.' },
  video_not_ready: { zh: '视频还没有准备好。', en: 'The video is not ready yet.' },
  viva_key_not_ready: {
    zh: '您的独立密钥还在准备，请稍后再试。',
    en: 'Your own key is not ready yet; try again shortly.',
  },
  viva_key_reveal_off: {
    zh: '运营方没有开放查看独立密钥。',
    en: 'The operator does not show customers their own keys.',
  },
  webhook_endpoint_disabled: {
    zh: '这个 Webhook 地址已停用，请先启用。',
    en: 'This webhook address is switched off; switch it on first.',
  },
  wrong_code: { zh: '验证码不正确、已过期或已使用过。', en: 'The code is wrong, has run out, or was used before.' },
  wrong_credentials: { zh: '邮箱或密码不正确。', en: 'The e-mail address or the password is wrong.' },
  wrong_password: { zh: '密码不正确。', en: 'The password is wrong.' },

  // Of jobs.
  cancelled: { zh: '已按您的要求取消。', en: 'Cancelled as you asked.' },
  content_filtered: {
    zh: '视频未通过内容审核，请修改描述后再试。',
    en: 'The content rules did not let the video pass; change the scene.',
  },
  content_refused: {
    zh: '描述未通过内容审核，请修改后再试。',
    en: 'The provider’s content rules do not allow this scene; change it.',
  },
  no_file: { zh: '上游没有交付视频文件。', en: 'The provider delivered no file.' },
  outcome_unknown: { zh: '上游没有给出结果。', en: 'The provider never told the outcome.' },
  provider_failed: { zh: '上游生成失败，请再试一次。', en: 'The provider failed to make it; try again.' },
  request_refused: { zh: '上游没有接受这个请求，请修改后再试。', en: 'The provider did not accept this; change it.' },
  task_lost: { zh: '上游丢失了这个任务，请再试一次。', en: 'The provider lost the job; try again.' },

  // Of this page.
  no_answer: {
    zh: '网络连接失败，请检查网络后重试。',
    en: 'There is no connection; check your network and try again.',
  },
  unexpected: { zh: '出了点问题，请稍后再试。', en: 'Something went wrong; try again later.' },
};
