// Made by scripts/generate.mjs from openapi.yaml.

export interface paths {
  '/api/v1/admin/upstream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Diagnose VivaAPI
     * @description Asks VivaAPI over each of its routes with a request that nothing can be made from, and says which answers, what the account holds, what is held back, and in plain words what is wrong. For operators.
     */
    get: operations['getUpstream'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/master-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the master keys
     * @description How each stands, without the key. For operators.
     */
    get: operations['listMasterKeys'];
    put?: never;
    /**
     * Add a master key
     * @description It is kept encrypted and is not shown again. New jobs take it from now on, in every copy of the service. For operators.
     */
    post: operations['addMasterKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/master-keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove a master key
     * @description Forgets a retired key once all jobs that went with it have ended, those that are still looked for included. The access token of an account of its own is kept for 31 more days, so that the days of its jobs can be settled. For operators.
     */
    delete: operations['removeMasterKey'];
    options?: never;
    head?: never;
    /**
     * Change, retire or wake a master key
     * @description A retired key takes no new jobs and serves those that went with it. Counts at once in every copy. For operators.
     */
    patch: operations['changeMasterKey'];
    trace?: never;
  };
  '/api/v1/admin/users/{id}/viva-key': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * See how a customer's own VivaAPI key stands
     * @description As it was last compared with our books: with every purchase, once a day, and when it is told to serve. A key that its customer was shown may have been used outside; by how much, the difference tells. For operators.
     */
    get: operations['getDedicatedKey'];
    /**
     * Switch a customer's own VivaAPI key off or on, or delete it
     * @description Done beside the request, never while a job is being made with the key. While it is off or gone, a master key makes the customer's videos, unless they were shown the key: then none are made. Told to serve, it is also compared with our books anew. For operators.
     */
    put: operations['changeDedicatedKey'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read the audit log
     * @description Every act of an operator, newest first: who, what, on what, before and after. Filter by 'actor' (a user's id), 'act', 'subject' (the id of what it was done to), 'from' (inclusive) and 'to' (exclusive). For operators.
     */
    get: operations['listAuditEntries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Find customers
     * @description Newest first. 'email' finds those whose address begins so, whatever its case; 'suspended' is true for the suspended alone. For operators.
     */
    get: operations['listCustomers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * See a customer
     * @description Credits, quota, and the ten latest orders and jobs. For operators.
     */
    get: operations['getCustomer'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/users/{id}/suspend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Suspend a customer
     * @description Whatever they call with is refused, here at once and at every other copy of the service within a second; nor can they log in. Jobs that are queued or running go on, and a payment that comes is credited. For operators.
     */
    post: operations['suspendCustomer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/users/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a suspension back
     * @description The customer's log-ins and API keys work again, everywhere within a second. For operators.
     */
    post: operations['resumeCustomer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/users/{id}/credit-adjustments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Correct a customer's credits
     * @description Gives or takes credits, and as much of the VivaAPI quota, with a reason that the customer sees in their history. Takes no more than is neither spent nor held. For operators.
     */
    post: operations['adjustCredits'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/users/{id}/erase': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Delete a customer's account
     * @description For good, as the customer could by themselves (deleteMe), when they ask for it by another way. Not for an operator's account. For operators.
     */
    post: operations['eraseCustomer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/quota/overview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * See how all quotas and VivaAPI stand
     * @description What all customers may use, have used and hold; what VivaAPI's accounts hold and how long that lasts. For operators.
     */
    get: operations['getQuotaOverview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/quota/high-usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List customers who have used most of their quota
     * @description Most used first. 'threshold' is the least share of the quota that is used, from 0.5 to 1; 0.8 when left out. For operators.
     */
    get: operations['listHighUsage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/reports/margin': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * See what is earned
     * @description Revenue, refunds, VivaAPI's cost and the margin from 'from' to 'to' (days of Beijing, both included, at most 366), 'by' package, day or user, largest key first. A credit costs what VivaAPI is paid for it (Viva__FenPerCredit) from the moment it is sold; for jobs that ended, their own cost takes its place in the rows of days and customers and in the total. For operators.
     */
    get: operations['getMargin'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/exports/{what}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Export orders, entries or generations
     * @description 'what' is orders, entries (of the credit ledger) or generations: those made from 'from' to 'to' (days of Beijing, both included, at most 366), oldest first, as CSV of RFC 4180 in UTF-8; 'bom=true' puts the mark before it that some spreadsheets want. Amounts are in fen and credits, times in UTC. Text that a spreadsheet would take for a formula begins with an apostrophe. Prompts are not exported. For operators.
     */
    get: operations['exportCsv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/alerts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List alerts
     * @description Newest first, those that are over included, with the messages that went out. Filter by 'kind', 'key', 'severity' and 'state'. For operators.
     */
    get: operations['listAlerts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/alerts/{id}/acknowledge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take an alert in hand
     * @description Says who looks after it. It stays open until what it tells of is over; the first who acknowledges it counts. For operators.
     */
    post: operations['acknowledgeAlert'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/alerts/{id}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say that what an alert tells of is over
     * @description For what happened once and is settled by people: money that fits no order, a stranger's notification. What is found again opens a new alert. An alert of a rule ends by its rule alone. For operators.
     */
    post: operations['closeAlert'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/alert-rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what is measured
     * @description Each rule with its thresholds. For operators.
     */
    get: operations['listAlertRules'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/alert-rules/{code}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change when something is an alarm
     * @description Counts from the next round of measuring, in every copy. A rule that is switched off ends its open alerts. For operators.
     */
    patch: operations['changeAlertRule'];
    trace?: never;
  };
  '/api/v1/admin/settlements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the closed days
     * @description Each day in Beijing is closed once, in the night after it; the last day first. For operators.
     */
    get: operations['listSettlements'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/settlements/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a closed day with its leak report
     * @description The jobs that ended on the day, by what the customer paid and what VivaAPI took for them. For operators.
     */
    get: operations['getSettlement'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/settlements/{id}/correct': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Settle a day anew by VivaAPI's log
     * @description For a day that was closed by the catalogue because the log could not be read: reads it now and writes what it tells beside the settlement, which stays as it was. For operators.
     */
    post: operations['correctSettlement'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/refills': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List purchases for the account at VivaAPI
     * @description Newest first: those that were made, and those that an operator is asked for. Filter by 'state'. For operators.
     */
    get: operations['listRefills'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/refills/{id}/resolve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Settle a purchase
     * @description Says that a requested purchase was made or is not wanted, or what came of one of which nobody knows. Its code, if it had one, is not used again either way. For operators.
     */
    post: operations['resolveRefill'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/refill-codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the redemption codes
     * @description How each stands, without the code; newest first. For operators.
     */
    get: operations['listRefillCodes'];
    put?: never;
    /**
     * Add redemption codes
     * @description They are kept encrypted, are not shown again, and each is used at most once; one that was refused is tried once more. For operators.
     */
    post: operations['addRefillCodes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/register': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Register a customer
     * @description Makes a log-in. Buying and generating need a token from logIn.
     */
    post: operations['register'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log in
     * @description Answers an access token for the Authorization header and a refresh token for when it has run out.
     */
    post: operations['logIn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Refresh the tokens
     * @description Answers new tokens for a refresh token, which is good once: keep the new one in its place. For a minute the old one is answered too, for an answer that got lost; later it ends the whole log-in, since somebody may have copied it.
     */
    post: operations['refreshTokens'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log out
     * @description Ends this log-in: its access tokens and its refresh token stop working, here at once, at every other copy of the service within a second. Other log-ins and API keys go on. With a token of an OpenID provider it is logOutEverywhere, for such tokens do not say which of them belong together.
     */
    post: operations['logOut'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/logout-all': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log out everywhere
     * @description Ends all log-ins of the caller, this one too: no access token and no refresh token that was made before works any more, here at once, at every other copy of the service within a second. API keys go on; revoke them by themselves.
     */
    post: operations['logOutEverywhere'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who am I
     * @description The caller's own account. The e-mail address is empty for a customer of an OpenID provider.
     */
    get: operations['getMe'];
    put?: never;
    post?: never;
    /**
     * Delete my account
     * @description For good. Address, prompts, pictures, videos, webhooks and keys are removed, log-ins end; the books stay, under a number. Unspent credits are lost. Refused while an order can be paid, a refund is made or a video is being made. Take GET /me/export before.
     */
    delete: operations['deleteMe'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me/second-factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set up a second factor
     * @description Makes a secret for an authenticator app and shows it once. Nothing changes for the log-in until a code of it was confirmed.
     */
    post: operations['beginSecondFactor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me/second-factor/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Confirm the second factor
     * @description With a code of the authenticator. From now on a log-in wants a code; log in again with the next one.
     */
    post: operations['confirmSecondFactor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me/second-factor/remove': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Remove the second factor
     * @description Wants the password and a code, as a log-in does. Whoever has lost both authenticator and recovery codes asks the operator of the server.
     */
    post: operations['removeSecondFactor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Export what is kept about me
     * @description One JSON object, written as it is read: the account, and a list for each kind of thing that belongs to it. Videos are fetched by their videoUrl.
     */
    get: operations['exportMe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/models': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List models
     * @description What can be asked for, and what a video costs. The first is the default.
     */
    get: operations['listModels'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/models': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List all models
     * @description On offer or not, with what they cost at VivaAPI and their versions. For operators.
     */
    get: operations['listAllModels'];
    put?: never;
    /**
     * Add a model
     * @description Jobs can ask for it from now on, if it is on offer. For operators.
     */
    post: operations['addModel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/models/{code}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Change or retire a model
     * @description Counts for jobs that are accepted from now on; jobs that are there keep the price they were accepted at. For operators.
     */
    put: operations['changeModel'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/generations/quote': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Price a video
     * @description Checks a request as a job would be checked and says what it costs. Nothing is held or made. Takes an API key with the scope `generate` or `read`.
     */
    post: operations['quoteGeneration'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/uploads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Upload an image
     * @description PNG, JPEG or WebP, told by its content: the body is the image itself, or a form with one file, as browsers send it. It can be a job's first or last frame, is seen by nobody else, and is deleted when it expires. For customers who have credits. Takes an API key with the scope `generate`.
     */
    post: operations['uploadImage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/generations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List jobs
     * @description The caller's video jobs, newest first. Takes an API key with the scope `generate` or `read`.
     */
    get: operations['listGenerations'];
    put?: never;
    /**
     * Generate a video
     * @description Holds the price, queues the job and answers at once; follow it at the Location. Takes an API key with the scope `generate`.
     */
    post: operations['createGeneration'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/generations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a job
     * @description State and progress of one video job. Takes an API key with the scope `generate` or `read`.
     */
    get: operations['getGeneration'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/generations/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel a job
     * @description A queued job is cancelled and its credits are given back. A job that VivaAPI has cannot be cancelled. Repeating it changes nothing. Takes an API key with the scope `generate`.
     */
    post: operations['cancelGeneration'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/generations/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Follow a job
     * @description Server-sent events: `state` when the state changes, `progress` when only the percent does, each with the job's whole standing as JSON (`id`, `state`, `progress`, `videoUrl`, `error`). The first event tells how the job stands; the stream ends after the final state. `Last-Event-ID` resumes: what the client has seen is not sent again, and 204 says that nothing more will come. A stream ends on `written_off`, too, although the video may yet be found, days later and free of charge: getGeneration says so then, and a stream that is opened again tells it. Comments every 15 seconds are signs of life; with them it is asked whether the caller's log-in or key goes on, and an event `ended` with the problem's `code` ends the stream if not. With fetch, send the access token; for `EventSource`, which cannot, take the eventsUrl of createGenerationLink.
     */
    get: operations['followGeneration'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/generations/{id}/links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make links for a browser
     * @description Answers short-lived addresses of the job's video and events that need no Authorization header, for `<video src>` and `EventSource`. Whoever has them can read this one job until they run out; they cannot be taken back. Takes an API key with the scope `generate` or `read`.
     */
    post: operations['createGenerationLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/generations/{id}/video': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Download the video
     * @description The finished MP4; range requests are answered. For the owner with an access token, or without a log-in by the videoUrl of createGenerationLink.
     */
    get: operations['getVideo'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List API keys
     * @description The caller's keys, newest first, revoked ones included; never the keys themselves.
     */
    get: operations['listApiKeys'];
    put?: never;
    /**
     * Make an API key
     * @description Answers the key once; it is not kept. Send it as 'Authorization: Bearer vk_live_…' to the operations of generation and quota. An answer that got lost cannot be had again: revoke that key and make another.
     */
    post: operations['createApiKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/api-keys/{id}/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Replace an API key
     * @description Answers a new key with all that the old one may do. Both work until the overlap is over, then only the new one.
     */
    post: operations['rotateApiKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/api-keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke an API key
     * @description The key stops working: here at once, at every other copy of the service within a second. Repeating it changes nothing.
     */
    delete: operations['revokeApiKey'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/packages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the packages
     * @description What can be bought, in the order to show it.
     */
    get: operations['listPackages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List orders
     * @description The caller's orders, newest first.
     */
    get: operations['listOrders'];
    put?: never;
    /**
     * Buy a package
     * @description Places an order and answers how to pay it in its channel. Credits and quota come with the payment, not with this call.
     */
    post: operations['createOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get an order
     * @description Ask until the state is paid: then the credits are there. An order that is not paid yet is looked up at Alipay first, at most every few seconds and with a bounded wait.
     */
    get: operations['getOrder'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/{id}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Close an order
     * @description Gives an unpaid order up, here and at Alipay. Repeating it changes nothing. A payment that was made at the same moment wins: the answer is 409 then, and the credits are there. While Alipay neither closes the order nor says that it is paid, the answer is 503.
     */
    post: operations['closeOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/orders/{id}/payment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Pay an order that waits
     * @description How to pay a pending order, again: the same order at Alipay, which is paid once however often this is asked.
     */
    get: operations['getPayment'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/payments/alipay/notify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Alipay's notifications
     * @description For Alipay only: a signed form (`application/x-www-form-urlencoded`). Answers `success` or `fail` as plain text.
     */
    post: operations['receiveAlipayNotify'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/payments/alipay/return': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The browser's way back
     * @description Verifies Alipay's parameters, has the order asked about at Alipay, and sends the browser on to the front end. It credits nothing.
     */
    get: operations['returnFromAlipay'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/orders/{id}/refund': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Refund an order
     * @description For operators. Takes the credits of the refunded part back at once (only unspent ones), lowers the quota and asks Alipay for the money afterwards; follow it at the Location. When Alipay refuses for good, credits and quota are restored.
     */
    post: operations['refundOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/orders/{id}/refunds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List an order's refunds
     * @description For operators. All refunds of one order, oldest first: those asked for here and those found at Alipay.
     */
    get: operations['listRefunds'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/orders/{id}/complete': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Complete a paid order by hand
     * @description Asks Alipay about the order. Only if Alipay says that it was paid, with the order's amount, are credits and quota given, by the same step as for a notification, once. Works for closed orders too. For operators.
     */
    post: operations['completeOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/packages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List all packages
     * @description On sale or retired, with their versions. For operators.
     */
    get: operations['listAllPackages'];
    put?: never;
    /**
     * Add a package
     * @description It can be bought from now on, unless 'onSale' is false. For operators.
     */
    post: operations['addPackage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/packages/{code}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Change or retire a package
     * @description Counts for orders that are placed from now on; orders that are there keep the copy they were placed with. For operators.
     */
    put: operations['changePackage'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/reconciliations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what the daily bills showed
     * @description For operators. Every difference between Alipay's daily bills and our books, newest first, each kept once. Filter by 'date' (the bill's day in Beijing, yyyy-MM-dd), 'kind' and 'state'.
     */
    get: operations['listReconciliations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/reconciliations/days': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the days and their bills
     * @description For operators. Each day (in Beijing) since the first order, newest first: whether its bill was compared, is waited for and why, was not needed, or was given up; and how many of its findings are open. Filter by 'state'.
     */
    get: operations['listReconciliationDays'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/admin/reconciliations/{id}/resolve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Settle a finding
     * @description For operators. Says that somebody has dealt with a difference, and how. Moves no money. When no finding of its kind and day is open any more, its alert ends.
     */
    post: operations['resolveReconciliation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/quota/usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the usage by day
     * @description Credits, videos and failures of each day from 'from' to 'to', both included, as 2026-03-01. Days are Beijing's. Left out, 'to' is today and 'from' 29 days before it; at most 366 days. Takes an API key with the scope `read`.
     */
    get: operations['getUsage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me/low-credit-alert': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * When am I told that credits run low
     * @description One mail is written each time that the credits left fall to the threshold, and none again before they have risen above it.
     */
    get: operations['getLowCreditAlert'];
    /**
     * Choose when to be told that credits run low
     * @description A threshold above what is left now brings a mail at once, unless one was written and the credits have not risen since.
     */
    put: operations['setLowCreditAlert'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/quota': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the quota
     * @description What the caller may use of VivaAPI, what is used and held by running jobs, and the credits at hand. Takes an API key with the scope `read`.
     */
    get: operations['getQuota'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/quota/viva-key/reveal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Show the caller's own VivaAPI key
     * @description For customers who have a VivaAPI key of their own, where the operator allows it. Wants the password once more. From the first time on, the caller's videos are made with this key alone: what is spent with it elsewhere is not available here, and purchases top it up. Each time is written down.
     */
    post: operations['revealVivaKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/credits/entries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List credit movements
     * @description Every movement of the caller's credits, newest first, with the balances after it and the order or the job it was for. Filters: 'kind' (grant, reserve, settle, release, revoke, restore or adjust; may be repeated), 'from' (inclusive) and 'to' (exclusive), RFC 3339 times with an offset. Takes an API key with the scope `read`.
     */
    get: operations['listCreditEntries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/credits/balance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the balance at a moment
     * @description What the caller could spend and what was held for jobs at a moment ('at', an RFC 3339 time with an offset); now, when it is left out. A moment to come answers the balance as it stands. Takes an API key with the scope `read`.
     */
    get: operations['getCreditBalance'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhook-endpoints': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List webhook endpoints
     * @description The caller's endpoints, newest first; never their secrets.
     */
    get: operations['listWebhookEndpoints'];
    put?: never;
    /**
     * Make a webhook endpoint
     * @description Events are posted there as JSON, signed by the convention of Standard Webhooks with the secret that is answered once. A 2xx within 15 seconds takes an event; anything else is tried again for three days, in ever longer pauses. Events may come more than once (same webhook-id) and in any order.
     */
    post: operations['createWebhookEndpoint'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhook-endpoints/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Look at a webhook endpoint
     * @description Whether it is switched on, and how it does; never its secret.
     */
    get: operations['getWebhookEndpoint'];
    put?: never;
    post?: never;
    /**
     * Delete a webhook endpoint
     * @description Nothing is sent there any more, and its deliveries are gone. To keep them, switch it off instead.
     */
    delete: operations['deleteWebhookEndpoint'];
    options?: never;
    head?: never;
    /**
     * Change a webhook endpoint
     * @description Only what is named changes. While it is switched off, events are kept and not sent; once it is on again, redeliverWebhooks sends them. The secret stays.
     */
    patch: operations['changeWebhookEndpoint'];
    trace?: never;
  };
  '/api/v1/webhook-endpoints/{id}/rotate-secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change the secret of a webhook endpoint
     * @description Answers a new secret, once. Until the overlap is over, every delivery carries two signatures, one by each secret, so that a receiver that knows either takes it.
     */
    post: operations['rotateWebhookSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhook-endpoints/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a test event
     * @description Sends a webhook.test to this endpoint alone, whatever it listens to, signed and tried like any other event.
     */
    post: operations['testWebhookEndpoint'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhook-endpoints/{id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List deliveries
     * @description What was sent to this endpoint, newest first, for 30 days. With state: pending, delivered, failed or withheld only.
     */
    get: operations['listWebhookDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhook-endpoints/{id}/deliveries/{deliveryId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Look at a delivery
     * @description The body that is sent, and each try with what was answered, newest first.
     */
    get: operations['getWebhookDelivery'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhook-endpoints/{id}/deliveries/{deliveryId}/redeliver': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send one event again
     * @description The same event with the same webhook-id, whatever became of it, tried from the beginning. One that is still tried by itself goes its way.
     */
    post: operations['redeliverWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhook-endpoints/{id}/redeliver': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send the events of a time again
     * @description What happened in that time and never arrived, or what else states name, oldest first; each with its webhook-id of old.
     */
    post: operations['redeliverWebhooks'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface webhooks {
  'api_key.revoked': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An API key was revoked, or replaced by a rotation. Not sent when one ends at the time that it was made with.
     * @description Posted to every webhook endpoint of the customer that listens to it. Answer 2xx within 15 seconds; anything else is tried again for three days, in ever longer pauses, and 410 switches the endpoint off. It may come more than once, with the same webhook-id, and in any order. Verify the signature before anything else.
     */
    post: operations['onApiKeyRevoked'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'credits.low': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The available credits fell below the endpoint's lowCredits.
     * @description Posted to every webhook endpoint of the customer that listens to it. Answer 2xx within 15 seconds; anything else is tried again for three days, in ever longer pauses, and 410 switches the endpoint off. It may come more than once, with the same webhook-id, and in any order. Verify the signature before anything else.
     */
    post: operations['onCreditsLow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'generation.cancelled': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A job was cancelled.
     * @description Posted to every webhook endpoint of the customer that listens to it. Answer 2xx within 15 seconds; anything else is tried again for three days, in ever longer pauses, and 410 switches the endpoint off. It may come more than once, with the same webhook-id, and in any order. Verify the signature before anything else.
     */
    post: operations['onGenerationCancelled'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'generation.failed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A video was not made: failed, or written off because nobody knows. The error says why, the charge what it cost.
     * @description Posted to every webhook endpoint of the customer that listens to it. Answer 2xx within 15 seconds; anything else is tried again for three days, in ever longer pauses, and 410 switches the endpoint off. It may come more than once, with the same webhook-id, and in any order. Verify the signature before anything else.
     */
    post: operations['onGenerationFailed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'generation.succeeded': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A video is ready.
     * @description Posted to every webhook endpoint of the customer that listens to it. Answer 2xx within 15 seconds; anything else is tried again for three days, in ever longer pauses, and 410 switches the endpoint off. It may come more than once, with the same webhook-id, and in any order. Verify the signature before anything else.
     */
    post: operations['onGenerationSucceeded'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'order.paid': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An order was paid, and its credits are there.
     * @description Posted to every webhook endpoint of the customer that listens to it. Answer 2xx within 15 seconds; anything else is tried again for three days, in ever longer pauses, and 410 switches the endpoint off. It may come more than once, with the same webhook-id, and in any order. Verify the signature before anything else.
     */
    post: operations['onOrderPaid'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'order.refunded': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Money of an order went back, all of it or a part.
     * @description Posted to every webhook endpoint of the customer that listens to it. Answer 2xx within 15 seconds; anything else is tried again for three days, in ever longer pauses, and 410 switches the endpoint off. It may come more than once, with the same webhook-id, and in any order. Verify the signature before anything else.
     */
    post: operations['onOrderRefunded'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'webhook.test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Asked for by testWebhookEndpoint.
     * @description Posted to every webhook endpoint of the customer that listens to it. Answer 2xx within 15 seconds; anything else is tried again for three days, in ever longer pauses, and 410 switches the endpoint off. It may come more than once, with the same webhook-id, and in any order. Verify the signature before anything else.
     */
    post: operations['onWebhookTest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'webhook_endpoint.disabled': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Another webhook endpoint of the customer was switched off: it answered 410, or failed for days.
     * @description Posted to every webhook endpoint of the customer that listens to it. Answer 2xx within 15 seconds; anything else is tried again for three days, in ever longer pauses, and 410 switches the endpoint off. It may come more than once, with the same webhook-id, and in any order. Verify the signature before anything else.
     */
    post: operations['onWebhookEndpointDisabled'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface components {
  schemas: {
    AccessToken: {
      readonly tokenType: string;
      accessToken: string;
      /** Format: int64 */
      expiresIn: number;
      refreshToken: string;
    };
    /** @description What the operator has to say about it; kept with the alert. */
    AcknowledgeAlertRequest: {
      note?: null | string;
    };
    /**
     * @description A master key of VivaAPI's. Weight is its share of new jobs beside the others. AccountNumber and
     *     AccessToken are for a key of another account than that of Viva__UserId: with them its tasks and balance are found.
     */
    AddMasterKeyRequest: {
      name: string;
      key: string;
      /** Format: int32 */
      weight: number;
      accountNumber?: null | string;
      accessToken?: null | string;
    };
    /** @description A new model. Code is its name for customers' programs, for good. */
    AddModelRequest: {
      code: string;
      /**
       * @description A model as operators set it. Route is `operators_generate`, `video_create`, `videos` or
       *     `video_generations`; UpstreamCostFen is what VivaAPI takes for one video.
       */
      terms: components['schemas']['ModelTerms'];
    };
    /** @description A new package. Code is its name for programs, for good; Position its place in the list. */
    AddPackageRequest: {
      code: string;
      name: string;
      /** Format: int64 */
      priceFen: number;
      /** Format: int64 */
      credits: number;
      /** Format: int32 */
      position: number;
      includesDedicatedKey: boolean;
      includesApiKeys: boolean;
      onSale: boolean;
    };
    /** @description Redemption codes that each bring Credits. */
    AddRefillCodesRequest: {
      codes: string[];
      /** Format: int64 */
      credits: number;
    };
    /** @description The codes that are new or were refused before; others that were ever in the store are left as they are. */
    AddedRefillCodes: {
      added: components['schemas']['RefillCode'][];
      /** Format: int32 */
      knownBefore: number;
    };
    /** @description How many credits more, or with a minus fewer, and why. The customer reads Reason in their history. */
    AdjustCreditsRequest: {
      /** Format: int64 */
      credits: number;
      reason: string;
    };
    /**
     * @description Something an operator must know. Kind is stable and has its heading in the runbook; Key says what
     *     it is about. State: `open`, `acknowledged` (open, and in hand) or `recovered`.
     *     Severity: `warning` or `critical`. Count: how often it was raised while open.
     *     ClosedBy and ClosingNote: the operator who said that it is over, and what was done; null where it
     *     ended by itself.
     */
    Alert: {
      /** Format: uuid */
      id: string;
      kind: string;
      key: string;
      severity: string;
      message: string;
      state: string;
      /** Format: date-time */
      firstRaisedAt: string;
      /** Format: date-time */
      lastRaisedAt: string;
      /** Format: int32 */
      count: number;
      /** Format: date-time */
      recoveredAt?: null | string;
      /** Format: date-time */
      acknowledgedAt?: null | string;
      /** Format: uuid */
      acknowledgedBy?: null | string;
      note?: null | string;
      /** Format: uuid */
      closedBy?: null | string;
      closingNote?: null | string;
      messages: components['schemas']['AlertMessage'][];
    };
    /**
     * @description One message about an alert. Address: the mailbox, where it is mail. Event: `raised` or
     *     `recovered`. State: `pending`, `sent` or `given_up`. Problem: what stood in
     *     the way of the last try.
     */
    AlertMessage: {
      channel: string;
      address?: null | string;
      event: string;
      state: string;
      /** Format: int32 */
      attempts: number;
      problem?: null | string;
      /** Format: date-time */
      sentAt?: null | string;
    };
    /** @description A page of a list, newest first. NextCursor is null on the last page. */
    AlertPage: {
      items: components['schemas']['Alert'][];
      nextCursor?: null | string;
    };
    /**
     * @description When a measured value is an alarm. Direction: `above`, it is one at or above RaiseAt and over
     *     below RecoverAt; or `below`, the other way round. Both are in Unit; a ratio is 0 to 1.
     *     Without Notify its alerts are listed and not sent.
     */
    AlertRule: {
      code: string;
      meaning: string;
      enabled: boolean;
      notify: boolean;
      severity: string;
      direction: string;
      /** Format: double */
      raiseAt: number;
      /** Format: double */
      recoverAt: number;
      unit: string;
    };
    AlertRules: {
      items: components['schemas']['AlertRule'][];
    };
    /**
     * @description A key, but for the key itself. Prefix is how it begins. RequestsPerMinute is null when the
     *     service's own limit counts, LastUsedAt is right to the minute, ReplacedById is set once it was
     *     rotated.
     */
    ApiKey: {
      /** Format: uuid */
      id: string;
      name: string;
      prefix: string;
      scopes: components['schemas']['KeyScope'][];
      allowedCidrs: string[];
      budget?: components['schemas']['ApiKeyBudget'] | null;
      /** Format: int32 */
      requestsPerMinute?: null | number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      expiresAt?: null | string;
      /** Format: date-time */
      lastUsedAt?: null | string;
      /** Format: date-time */
      revokedAt?: null | string;
      /** Format: uuid */
      replacedById?: null | string;
    };
    /** @description What a key may spend in all, in credits; a key and its replacement share it. */
    ApiKeyBudget: {
      /** Format: int64 */
      limit: number;
      /** Format: int64 */
      used: number;
      /** Format: int64 */
      reserved: number;
    };
    /** @enum {string} */
    ApiKeyEnd: 'revoked' | 'rotated';
    /**
     * @description What an event tells of a key: which one it was, never the key itself. RevokedAt: when it stops working; after a
     *     rotation with an overlap, that is still to come.
     */
    ApiKeyEvent: {
      /** Format: uuid */
      id: string;
      name: string;
      prefix: string;
      reason: components['schemas']['ApiKeyEnd'];
      /** Format: date-time */
      revokedAt: string;
    };
    /** @description What an event's body is: the kind, the moment, and what it is about, as the API itself would show it. */
    ApiKeyEventWebhookEvent: {
      type: string;
      /** Format: date-time */
      timestamp: string;
      /**
       * @description What an event tells of a key: which one it was, never the key itself. RevokedAt: when it stops working; after a
       *     rotation with an overlap, that is still to come.
       */
      data: components['schemas']['ApiKeyEvent'];
    };
    /** @description A page of a list, newest first. NextCursor is null on the last page. */
    ApiKeyPage: {
      items: components['schemas']['ApiKey'][];
      nextCursor?: null | string;
    };
    /**
     * @description An act. ActorId is null when it was done by a command on the server; Before and
     *     After are as much of the subject as the act touched, null when it was not there or is gone.
     */
    AuditEntry: {
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      actedAt: string;
      /** Format: uuid */
      actorId?: null | string;
      actorEmail?: null | string;
      act: string;
      subjectKind: string;
      subjectId: string;
      before?: unknown;
      after?: unknown;
      traceId?: null | string;
    };
    /** @description A page of a list, newest first. NextCursor is null on the last page. */
    AuditEntryPage: {
      items: components['schemas']['AuditEntry'][];
      nextCursor?: null | string;
    };
    BeginSecondFactorRequest: {
      password: string;
    };
    /** @description What is left out stays. Severity: `warning` or `critical`. */
    ChangeAlertRuleRequest: {
      enabled?: null | boolean;
      notify?: null | boolean;
      severity?: null | string;
      /** Format: double */
      raiseAt?: null | number;
      /** Format: double */
      recoverAt?: null | number;
    };
    /** @description State: `serve`, `disabled` or `deleted`. */
    ChangeDedicatedKeyRequest: {
      state: string;
    };
    /** @description What is left out stays. State: `active`, which also ends a rest, or `retired`. */
    ChangeMasterKeyRequest: {
      name?: null | string;
      /** Format: int32 */
      weight?: null | number;
      state?: null | string;
    };
    /** @description The model as it is to be. Version is the one that was looked at. */
    ChangeModelRequest: {
      /**
       * @description A model as operators set it. Route is `operators_generate`, `video_create`, `videos` or
       *     `video_generations`; UpstreamCostFen is what VivaAPI takes for one video.
       */
      terms: components['schemas']['ModelTerms'];
      /** Format: int32 */
      version: number;
    };
    /** @description The package as it is to be. Version is the one that was looked at; retired with 'onSale' false. */
    ChangePackageRequest: {
      name: string;
      /** Format: int64 */
      priceFen: number;
      /** Format: int64 */
      credits: number;
      includesDedicatedKey: boolean;
      includesApiKeys: boolean;
      onSale: boolean;
      /** Format: int32 */
      position: number;
      /** Format: int32 */
      version: number;
    };
    /** @description What is left out stays as it is. Enabled switches the endpoint on and off. */
    ChangeWebhookEndpointRequest: {
      url?: null | string;
      events?: null | string[];
      description?: null | string;
      /** Format: int32 */
      lowCredits?: null | number;
      enabled?: null | boolean;
    };
    /** @description What was done about it; kept with the alert. */
    CloseAlertRequest: {
      note: string;
    };
    ConfirmSecondFactorRequest: {
      code: string;
    };
    /**
     * @description What the key may do. BudgetCredits is the most it may spend in all (left out: what the customer has),
     *     AllowedCidrs are networks or addresses from which it may be used (left out: from anywhere),
     *     RequestsPerMinute is a limit of its own below the service's.
     */
    CreateApiKeyRequest: {
      name: string;
      scopes: components['schemas']['KeyScope'][];
      /** Format: date-time */
      expiresAt?: null | string;
      allowedCidrs?: null | string[];
      /** Format: int64 */
      budgetCredits?: null | number;
      /** Format: int32 */
      requestsPerMinute?: null | number;
    };
    /** @description For how many seconds the link is good, 30 to 86,400; left out, the service's own default. */
    CreateGenerationLinkRequest: {
      /** Format: int32 */
      expiresInSeconds?: null | number;
    };
    /** @description What to make. Duration is in seconds. What is left out is the model's default; without a model, the first on offer. */
    CreateGenerationRequest: {
      prompt: string;
      /** Format: int32 */
      duration?: null | number;
      aspectRatio?: null | string;
      model?: null | string;
      imageUrls?: null | string[];
    };
    /** @description Names a package, never an amount: the price is ours. */
    CreateOrderRequest: {
      packageCode: string;
      /** @description Where the customer pays: PC page, phone page, the Alipay app's SDK, or a QR code on the till's screen. */
      channel: components['schemas']['PaymentChannel'];
    };
    /**
     * @description Where events are to go. Events left out or empty: everything, also what later releases add.
     *     LowCredits left out: 30.
     */
    CreateWebhookEndpointRequest: {
      url: string;
      events?: null | string[];
      description?: null | string;
      /** Format: int32 */
      lowCredits?: null | number;
    };
    CreatedOrder: {
      /**
       * @description An order. Amounts are in fen (¥1 = 100). RefundedFen has gone back; RefundableFen could, given
       *     the credits that are unspent.
       */
      order: components['schemas']['Order'];
      /**
       * @description How to pay, one of the three by the order's channel: PayUrl (`page`, `wap`) is opened in the customer's
       *     browser, OrderString (`app`) is handed to Alipay's SDK as it is, QrCode (`qr`) is the
       *     text to draw as a QR code, good for two hours at most.
       */
      payment: components['schemas']['Payment'];
    };
    /** @description The correction, and what the customer has after it. */
    CreditAdjustment: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      userId: string;
      /** Format: int64 */
      credits: number;
      reason: string;
      /** Format: int64 */
      availableCredits: number;
      /** Format: int64 */
      reservedCredits: number;
      /** Format: date-time */
      createdAt: string;
    };
    /** @description The credits after the last movement at or before At; zeros before the first. */
    CreditBalance: {
      /** Format: date-time */
      at: string;
      /** Format: int64 */
      available: number;
      /** Format: int64 */
      reserved: number;
    };
    /**
     * @description One movement. Reference says what for: `order:{id}`, `generation:{id}`, `refund:{id}`,
     *     `adjustment:{id}`; Order or Generation tell more of it, Reason is an
     *     operator's.
     */
    CreditEntry: {
      /** Format: uuid */
      id: string;
      /** @description What moved credits. The sign of each effect is in `credit_post`, the SQL function that writes entries. */
      kind: components['schemas']['CreditEntryKind'];
      /** Format: int64 */
      amount: number;
      /** Format: int64 */
      availableAfter: number;
      /** Format: int64 */
      reservedAfter: number;
      reference: string;
      reason?: null | string;
      /** Format: date-time */
      createdAt: string;
      order?: components['schemas']['CreditEntryOrder'] | null;
      generation?: components['schemas']['CreditEntryGeneration'] | null;
    };
    /** @description The video job that a movement belongs to. Prompt is cut after 120 characters. */
    CreditEntryGeneration: {
      /** Format: uuid */
      id: string;
      model: string;
      prompt: string;
    };
    /**
     * @description What moved credits. The sign of each effect is in `credit_post`, the SQL function that writes entries.
     * @enum {string}
     */
    CreditEntryKind: 'grant' | 'reserve' | 'settle' | 'release' | 'revoke' | 'restore' | 'adjust';
    /** @description The order that a movement belongs to. AmountFen is what was paid, in fen. */
    CreditEntryOrder: {
      /** Format: uuid */
      id: string;
      outTradeNo: string;
      packageName: string;
      /** Format: int64 */
      amountFen: number;
    };
    /** @description A page of a list, newest first. NextCursor is null on the last page. */
    CreditEntryPage: {
      items: components['schemas']['CreditEntry'][];
      nextCursor?: null | string;
    };
    /** @description What `credits.low` carries: what there is, and the mark that it fell below. */
    CreditsLow: {
      /** Format: int64 */
      availableCredits: number;
      /** Format: int32 */
      lowCredits: number;
    };
    /** @description What an event's body is: the kind, the moment, and what it is about, as the API itself would show it. */
    CreditsLowWebhookEvent: {
      type: string;
      /** Format: date-time */
      timestamp: string;
      /** @description What `credits.low` carries: what there is, and the mark that it fell below. */
      data: components['schemas']['CreditsLow'];
    };
    /**
     * @description Somebody with a log-in. State is `active`, `suspended` or `deleted`. Credits are those at hand and
     *     those held by open jobs.
     */
    Customer: {
      /** Format: uuid */
      id: string;
      email: string;
      state: string;
      suspensionReason?: null | string;
      /** Format: date-time */
      suspendedAt?: null | string;
      /** Format: date-time */
      createdAt: string;
      /** Format: int64 */
      availableCredits: number;
      /** Format: int64 */
      reservedCredits: number;
    };
    /** @description A customer with the ten latest orders and jobs. Quota is null before the first purchase. */
    CustomerDetails: {
      /**
       * @description Somebody with a log-in. State is `active`, `suspended` or `deleted`. Credits are those at hand and
       *     those held by open jobs.
       */
      customer: components['schemas']['Customer'];
      quota?: components['schemas']['Quota'] | null;
      orders: components['schemas']['Order'][];
      jobs: components['schemas']['CustomerJob'][];
    };
    /** @description A job, without what was asked for: that is the customer's own. */
    CustomerJob: {
      /** Format: uuid */
      id: string;
      /** @description Where a job stands. `in_doubt`: sent, and nobody knows yet whether VivaAPI makes the video. */
      state: components['schemas']['GenerationState'];
      model: string;
      /** Format: int64 */
      priceCredits: number;
      /** Format: int64 */
      chargedCredits?: null | number;
      errorCode?: null | string;
      /** Format: date-time */
      createdAt: string;
    };
    /** @description A page of a list, newest first. NextCursor is null on the last page. */
    CustomerPage: {
      items: components['schemas']['Customer'][];
      nextCursor?: null | string;
    };
    /**
     * @description A customer's own key at VivaAPI. Pending: VivaAPI's side is not so yet; a worker is at it, and waits for jobs that
     *     are being made with the key. RevealedAt: when its customer was first shown it. As of SettledAt,
     *     in credits: CreditsInBooks is what our books say is left, CreditsAtVivaApi what VivaAPI's count
     *     says is left on the key, and CreditsUsedOutside by how much that is less.
     */
    DedicatedKey: {
      /** Format: uuid */
      userId: string;
      name: string;
      state: string;
      pending: boolean;
      /** Format: int32 */
      attempts: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      revealedAt?: null | string;
      /** Format: date-time */
      settledAt?: null | string;
      /** Format: int64 */
      creditsInBooks?: null | number;
      /** Format: int64 */
      creditsAtVivaApi?: null | number;
      /** Format: int64 */
      creditsUsedOutside: number;
    };
    /** @description The password, and with a second factor a code; neither for an account that comes with a provider's tokens. */
    DeleteMeRequest: {
      password?: null | string;
      code?: null | string;
      recoveryCode?: null | string;
    };
    /** @description Why; kept in the audit log, so without anything personal. */
    EraseCustomerRequest: {
      reason: string;
    };
    /**
     * @description Where a bill and our books differ.
     * @enum {string}
     */
    FindingKind:
      | 'payment_not_booked'
      | 'payment_of_unknown_order'
      | 'payment_amount_differs'
      | 'paid_twice'
      | 'payment_missing_in_bill'
      | 'refund_not_booked'
      | 'refund_of_unknown_order'
      | 'refund_amount_differs'
      | 'refund_missing_in_bill'
      | 'bill_missing'
      | 'bill_unreadable';
    /**
     * @description How a finding was settled.
     * @enum {string}
     */
    FindingResolution: 'credited' | 'refund_booked' | 'in_another_bill' | 'bill_arrived' | 'by_operator';
    /** @enum {string} */
    FindingState: 'open' | 'resolved';
    /**
     * @description A video job. Progress is 0 to 100. PriceCredits is held while the job is open;
     *     Charge says what was spent of it in the end. VideoUrl is set once it has succeeded,
     *     and null again from VideoDeletedAt on, when the video's time in the store was over.
     */
    Generation: {
      /** Format: uuid */
      id: string;
      /** @description Where a job stands. `in_doubt`: sent, and nobody knows yet whether VivaAPI makes the video. */
      state: components['schemas']['GenerationState'];
      /** Format: int32 */
      progress: number;
      prompt: string;
      model: string;
      /** Format: int32 */
      duration: number;
      aspectRatio: string;
      /** Format: int64 */
      priceCredits: number;
      charge?: components['schemas']['GenerationCharge'] | null;
      error?: components['schemas']['GenerationError'] | null;
      videoUrl?: null | string;
      /** Format: date-time */
      videoDeletedAt?: null | string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      submittedAt?: null | string;
      /** Format: date-time */
      finishedAt?: null | string;
    };
    /**
     * @description Why a job ended. With the state it ended in, this decides what is charged.
     * @enum {string}
     */
    GenerationCause:
      | 'delivered'
      | 'cancelled'
      | 'request_refused'
      | 'content_refused'
      | 'upstream_unavailable'
      | 'provider_failed'
      | 'content_filtered'
      | 'no_file'
      | 'task_lost'
      | 'outcome_unknown';
    /**
     * @description What an ended job cost: Credits is Percent of its price, rounded down, because it ended for
     *     Cause while it was Phase, under the refund policy of the day it was accepted.
     */
    GenerationCharge: {
      /** Format: int64 */
      credits: number;
      /** Format: int32 */
      percent: number;
      /** @description Why a job ended. With the state it ended in, this decides what is charged. */
      cause: components['schemas']['GenerationCause'];
      /** @description Where a job stands. `in_doubt`: sent, and nobody knows yet whether VivaAPI makes the video. */
      phase: components['schemas']['GenerationState'];
      /** Format: int32 */
      policyVersion: number;
    };
    /** @description Why a job did not end in a video. */
    GenerationError: {
      code: string;
      message: string;
    };
    /**
     * @description Addresses that need no log-in until ExpiresAt: for a `<video>` tag and for an `EventSource`.
     *     Relative to this server.
     */
    GenerationLink: {
      videoUrl: string;
      eventsUrl: string;
      /** Format: date-time */
      expiresAt: string;
    };
    /** @description A page of a list, newest first. NextCursor is null on the last page. */
    GenerationPage: {
      items: components['schemas']['Generation'][];
      nextCursor?: null | string;
    };
    /**
     * @description Where a job stands. `in_doubt`: sent, and nobody knows yet whether VivaAPI makes the video.
     * @enum {string}
     */
    GenerationState:
      'queued' | 'submitting' | 'running' | 'in_doubt' | 'succeeded' | 'failed' | 'cancelled' | 'written_off';
    /** @description What an event's body is: the kind, the moment, and what it is about, as the API itself would show it. */
    GenerationWebhookEvent: {
      type: string;
      /** Format: date-time */
      timestamp: string;
      /**
       * @description A video job. Progress is 0 to 100. PriceCredits is held while the job is open;
       *     Charge says what was spent of it in the end. VideoUrl is set once it has succeeded,
       *     and null again from VideoDeletedAt on, when the video's time in the store was over.
       */
      data: components['schemas']['Generation'];
    };
    /** @description In credits. UsedRatio is used ÷ quota from 0 to 1, rounded to four decimals. */
    HighUsage: {
      /** Format: uuid */
      userId: string;
      email?: null | string;
      /** Format: int64 */
      quota: number;
      /** Format: int64 */
      used: number;
      /** Format: int64 */
      reserved: number;
      /** Format: int64 */
      remaining: number;
      /** Format: double */
      usedRatio: number;
    };
    /** @description A page of a list, newest first. NextCursor is null on the last page. */
    HighUsagePage: {
      items: components['schemas']['HighUsage'][];
      nextCursor?: null | string;
    };
    /**
     * @description What an API key may be used for.
     * @enum {string}
     */
    KeyScope: 'generate' | 'read';
    /** @description With a second factor also Code of the authenticator, or one of the recovery codes. */
    LogInRequest: {
      email: string;
      password: string;
      code?: null | string;
      recoveryCode?: null | string;
    };
    /**
     * @description Whether a mail is written when what is left falls to ThresholdCredits: the customer's own, or with
     *     IsDefault the one for everybody. FallenAt: since when it has been that low; the mail was written
     *     then.
     */
    LowCreditAlert: {
      enabled: boolean;
      /** Format: int32 */
      thresholdCredits: number;
      isDefault: boolean;
      /** Format: date-time */
      fallenAt?: null | string;
    };
    /** @description Days are Beijing's, both included. Total is of the whole span, whatever page this is. */
    Margin: {
      /** Format: date */
      from: string;
      /** Format: date */
      to: string;
      /** Format: int32 */
      fenPerCredit: number;
      /**
       * @description In fen and credits. Key is the package's code, the day or the customer's id. CreditCostFen is what
       *     all credits sold and not taken back cost at VivaAPI, used or not. CostDifferenceFen is what the jobs that ended truly
       *     cost above that (below zero: under it), by VivaAPI's log where their day was settled by it, else by the catalogue; null by
       *     package, because jobs are not made of one package's credits.
       */
      total: components['schemas']['MarginRow'];
      items: components['schemas']['MarginRow'][];
      nextCursor?: null | string;
    };
    /**
     * @description In fen and credits. Key is the package's code, the day or the customer's id. CreditCostFen is what
     *     all credits sold and not taken back cost at VivaAPI, used or not. CostDifferenceFen is what the jobs that ended truly
     *     cost above that (below zero: under it), by VivaAPI's log where their day was settled by it, else by the catalogue; null by
     *     package, because jobs are not made of one package's credits.
     */
    MarginRow: {
      key: string;
      /** Format: int64 */
      orders: number;
      /** Format: int64 */
      revenueFen: number;
      /** Format: int64 */
      refundedFen: number;
      /** Format: int64 */
      soldCredits: number;
      /** Format: int64 */
      revokedCredits: number;
      /** Format: int64 */
      usedCredits: number;
      /** Format: int64 */
      creditCostFen: number;
      /** Format: int64 */
      costDifferenceFen?: null | number;
      /** Format: int64 */
      marginFen: number;
    };
    /**
     * @description A master key, but for the key itself. Hint is its last four characters, Source says whether it is
     *     in the `settings` or was `added`. Account is null for the account of Viva__UserId.
     *     RestingUntil and RestReason are set while VivaAPI refuses it; Readable is
     *     false when this copy does not know its text. OpenJobs are those that were sent with it and have not ended.
     */
    MasterKey: {
      /** Format: uuid */
      id: string;
      name: string;
      hint: string;
      source: string;
      account?: null | string;
      /** Format: int32 */
      weight: number;
      state: string;
      /** Format: date-time */
      restingUntil?: null | string;
      restReason?: null | string;
      readable: boolean;
      /** Format: int64 */
      openJobs: number;
      /** Format: date-time */
      createdAt: string;
    };
    MasterKeys: {
      items: components['schemas']['MasterKey'][];
    };
    Me: {
      /** Format: uuid */
      id: string;
      email: string;
      roles: string[];
      /** Format: date-time */
      createdAt: string;
      /** @description Whether a log-in with the password wants a code of an authenticator as well. */
      secondFactor: boolean;
    };
    /** @description A model on offer. The first of Durations (seconds) and AspectRatios is its default. */
    Model: {
      code: string;
      name: string;
      /** Format: int64 */
      priceCredits: number;
      durations: number[];
      aspectRatios: string[];
      /** Format: int32 */
      maxImages: number;
      isDefault: boolean;
    };
    /**
     * @description A model as operators set it. Route is `operators_generate`, `video_create`, `videos` or
     *     `video_generations`; UpstreamCostFen is what VivaAPI takes for one video.
     */
    ModelTerms: {
      name: string;
      upstreamModel: string;
      route: string;
      /** Format: int64 */
      priceCredits: number;
      /** Format: int64 */
      upstreamCostFen: number;
      durations: number[];
      aspectRatios: string[];
      /** Format: int32 */
      maxImages: number;
      onOffer: boolean;
      /** Format: int32 */
      position: number;
    };
    /** @description The models on offer. */
    Models: {
      items: components['schemas']['Model'][];
    };
    /** @description A new key. Key is shown this once and is not kept: store it now. */
    NewApiKey: {
      key: string;
      /**
       * @description A key, but for the key itself. Prefix is how it begins. RequestsPerMinute is null when the
       *     service's own limit counts, LastUsedAt is right to the minute, ReplacedById is set once it was
       *     rotated.
       */
      apiKey: components['schemas']['ApiKey'];
    };
    /** @description What operators see of a model. Version goes back with a change; 409 when somebody else was faster. */
    OfferedModel: {
      code: string;
      /**
       * @description A model as operators set it. Route is `operators_generate`, `video_create`, `videos` or
       *     `video_generations`; UpstreamCostFen is what VivaAPI takes for one video.
       */
      terms: components['schemas']['ModelTerms'];
      /** Format: int32 */
      version: number;
    };
    OfferedModels: {
      items: components['schemas']['OfferedModel'][];
    };
    /** @description What operators see of a package. Version goes back with a change; 409 when somebody else was faster. */
    OfferedPackage: {
      code: string;
      name: string;
      /** Format: int64 */
      priceFen: number;
      /** Format: int64 */
      credits: number;
      includesDedicatedKey: boolean;
      includesApiKeys: boolean;
      onSale: boolean;
      /** Format: int32 */
      position: number;
      /** Format: int32 */
      version: number;
    };
    OfferedPackages: {
      items: components['schemas']['OfferedPackage'][];
    };
    /**
     * @description An order. Amounts are in fen (¥1 = 100). RefundedFen has gone back; RefundableFen could, given
     *     the credits that are unspent.
     */
    Order: {
      /** Format: uuid */
      id: string;
      /** @description `pending → paid`, `pending → closed`, and `closed → paid` when the money came late. */
      state: components['schemas']['OrderState'];
      packageCode: string;
      packageName: string;
      /** Format: int64 */
      amountFen: number;
      /** Format: int64 */
      credits: number;
      /** @description Where the customer pays: PC page, phone page, the Alipay app's SDK, or a QR code on the till's screen. */
      channel: components['schemas']['PaymentChannel'];
      outTradeNo: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      expiresAt: string;
      /** Format: date-time */
      paidAt?: null | string;
      /** Format: date-time */
      closedAt?: null | string;
      /** Format: int64 */
      refundedFen: number;
      /** Format: int64 */
      refundableFen: number;
    };
    /**
     * @description What an event tells of an order, as it was at that moment. Amounts are in fen (¥1 = 100). Refund is the refund that
     *     the event is about.
     */
    OrderEvent: {
      /** Format: uuid */
      id: string;
      /** @description `pending → paid`, `pending → closed`, and `closed → paid` when the money came late. */
      state: components['schemas']['OrderState'];
      outTradeNo: string;
      packageCode: string;
      /** Format: int64 */
      amountFen: number;
      /** Format: int64 */
      credits: number;
      /** Format: int64 */
      refundedFen: number;
      /** Format: date-time */
      paidAt?: null | string;
      refund?: components['schemas']['OrderRefundEvent'] | null;
    };
    /** @description What an event's body is: the kind, the moment, and what it is about, as the API itself would show it. */
    OrderEventWebhookEvent: {
      type: string;
      /** Format: date-time */
      timestamp: string;
      /**
       * @description What an event tells of an order, as it was at that moment. Amounts are in fen (¥1 = 100). Refund is the refund that
       *     the event is about.
       */
      data: components['schemas']['OrderEvent'];
    };
    /** @description A page of a list, newest first. NextCursor is null on the last page. */
    OrderPage: {
      items: components['schemas']['Order'][];
      nextCursor?: null | string;
    };
    /** @description What went back by one refund, and how many credits went with it. */
    OrderRefundEvent: {
      /** Format: uuid */
      id: string;
      /** Format: int64 */
      amountFen: number;
      /** Format: int64 */
      revokedCredits: number;
    };
    /**
     * @description `pending → paid`, `pending → closed`, and `closed → paid` when the money came late.
     * @enum {string}
     */
    OrderState: 'pending' | 'paid' | 'closed' | 'partially_refunded' | 'refunded';
    /** @description A credit package. PriceFen is in fen (¥1 = 100). */
    Package: {
      code: string;
      name: string;
      /** Format: int64 */
      priceFen: number;
      /** Format: int64 */
      credits: number;
      includesDedicatedKey: boolean;
      includesApiKeys: boolean;
    };
    Packages: {
      items: components['schemas']['Package'][];
    };
    /**
     * @description How to pay, one of the three by the order's channel: PayUrl (`page`, `wap`) is opened in the customer's
     *     browser, OrderString (`app`) is handed to Alipay's SDK as it is, QrCode (`qr`) is the
     *     text to draw as a QR code, good for two hours at most.
     */
    Payment: {
      payUrl?: null | string;
      orderString?: null | string;
      qrCode?: null | string;
    };
    /**
     * @description Where the customer pays: PC page, phone page, the Alipay app's SDK, or a QR code on the till's screen.
     * @enum {string}
     */
    PaymentChannel: 'page' | 'wap' | 'app' | 'qr';
    /**
     * @description An RFC 9457 problem. Code is stable and decides what a client does; Errors is there for
     *     `validation_failed`: the messages for each field. Some codes carry more members, named in their operation.
     */
    Problem: {
      title: string;
      /** Format: int32 */
      status: number;
      detail?: null | string;
      code: string;
      traceId: string;
      errors?: null | {
        [key: string]: string[];
      };
      available?: null | number;
      availableCredits?: null | number;
      deletedAt?: null | string;
      refundableFen?: null | number;
      remainingQuota?: null | number;
      required?: null | number;
      state?: null | string;
      tradeStatus?: null | string;
      unspentCredits?: null | number;
      verdict?: null | string;
      version?: null | number;
    };
    /** @description In credits. UsedRatio is used ÷ quota from 0 to 1, rounded to four decimals; 0 without a quota. */
    Quota: {
      /** Format: int64 */
      quota: number;
      /** Format: int64 */
      used: number;
      /** Format: int64 */
      reserved: number;
      /** Format: int64 */
      remaining: number;
      /** Format: double */
      usedRatio: number;
      /** Format: int64 */
      availableCredits: number;
    };
    /**
     * @description All customers together, in credits. UsedRatio is used ÷ quota, rounded to four decimals.
     *     UpstreamCredits is what VivaAPI's accounts hold, in credits at what one is paid for, as of
     *     UpstreamSeenAt; null where they have not answered yet. OpenJobsFen is what the jobs that have not
     *     ended will cost. HoursLeft is how long the balance lasts at BurnPerHour (credits an hour, over the
     *     last 24 hours); null while nothing is spent or nothing is known.
     */
    QuotaOverview: {
      /** Format: int64 */
      quota: number;
      /** Format: int64 */
      used: number;
      /** Format: int64 */
      reserved: number;
      /** Format: int64 */
      remaining: number;
      /** Format: double */
      usedRatio: number;
      /** Format: int64 */
      upstreamCredits?: null | number;
      /** Format: date-time */
      upstreamSeenAt?: null | string;
      /** Format: int64 */
      openJobs: number;
      /** Format: int64 */
      openJobsFen: number;
      /** Format: double */
      burnPerHour: number;
      /** Format: double */
      hoursLeft?: null | number;
    };
    /** @description What the job would be and cost. Affordable: the credits at hand are enough. */
    Quote: {
      model: string;
      /** Format: int32 */
      duration: number;
      aspectRatio: string;
      /** Format: int32 */
      images: number;
      /** Format: int64 */
      priceCredits: number;
      /** Format: int64 */
      availableCredits: number;
      affordable: boolean;
    };
    /** @description What would be made, as in the request for a job. */
    QuoteGenerationRequest: {
      prompt: string;
      /** Format: int32 */
      duration?: null | number;
      aspectRatio?: null | string;
      model?: null | string;
      imageUrls?: null | string[];
    };
    /**
     * @description What became of a day's bill. NextAttemptAt is null once it is over; LastProblem is why the last
     *     attempt that failed did. ForeignLines are other shops' on the same account. Amounts are in fen.
     */
    ReconciliationDay: {
      /** Format: date */
      billDate: string;
      /** @description `waiting → compared | no_business | given_up`. */
      state: components['schemas']['ReconciliationState'];
      /** Format: int32 */
      attempts: number;
      /** Format: date-time */
      nextAttemptAt?: null | string;
      /** Format: date-time */
      finishedAt?: null | string;
      lastProblem?: null | string;
      /** Format: int32 */
      lines: number;
      /** Format: int32 */
      foreignLines: number;
      /** Format: int64 */
      paidFen: number;
      /** Format: int64 */
      refundedFen: number;
      /** Format: int32 */
      openFindings: number;
    };
    /** @description A page of a list, newest first. NextCursor is null on the last page. */
    ReconciliationDayPage: {
      items: components['schemas']['ReconciliationDay'][];
      nextCursor?: null | string;
    };
    /**
     * @description A difference between a day's bill and our books. HereFen is the amount in our books, ThereFen the
     *     one in the bill; null where there is none. Resolution says how it was settled.
     */
    ReconciliationFinding: {
      /** Format: uuid */
      id: string;
      /** Format: date */
      billDate: string;
      /** @description Where a bill and our books differ. */
      kind: components['schemas']['FindingKind'];
      outTradeNo?: null | string;
      tradeNo?: null | string;
      outRequestNo?: null | string;
      /** Format: uuid */
      orderId?: null | string;
      /** Format: int64 */
      hereFen?: null | number;
      /** Format: int64 */
      thereFen?: null | number;
      state: components['schemas']['FindingState'];
      resolution?: components['schemas']['FindingResolution'] | null;
      note?: null | string;
      /** Format: date-time */
      foundAt: string;
      /** Format: date-time */
      resolvedAt?: null | string;
    };
    /** @description A page of a list, newest first. NextCursor is null on the last page. */
    ReconciliationFindingPage: {
      items: components['schemas']['ReconciliationFinding'][];
      nextCursor?: null | string;
    };
    /**
     * @description `waiting → compared | no_business | given_up`.
     * @enum {string}
     */
    ReconciliationState: 'waiting' | 'compared' | 'no_business' | 'given_up';
    /** @description Each is good for one log-in when the authenticator is lost. Shown once. */
    RecoveryCodes: {
      recoveryCodes: string[];
    };
    /**
     * @description How many events go again. More: there may be more; call again with NextCursor, which is null
     *     otherwise.
     */
    RedeliverWebhooks: {
      /** Format: int32 */
      count: number;
      more: boolean;
      nextCursor?: null | string;
    };
    /**
     * @description Events of From up to before To. States left out: `failed` and
     *     `withheld`, that is, what never arrived. Cursor: the `nextCursor` of the call before.
     */
    RedeliverWebhooksRequest: {
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      states?: null | components['schemas']['WebhookDeliveryState'][];
      cursor?: null | string;
    };
    /**
     * @description A purchase for the account at VivaAPI. State: `requested` (an operator is asked to buy), `buying`,
     *     `unknown` (it was sent, and nobody knows what came of it: nothing else is bought meanwhile), `done`, `failed` (certainly
     *     nothing was bought) or `cancelled`. Amounts are in credits. IsAutomatic: made with a code of the store.
     */
    Refill: {
      /** Format: uuid */
      id: string;
      state: string;
      isAutomatic: boolean;
      /** Format: int64 */
      wantedCredits: number;
      /** Format: int64 */
      credits?: null | number;
      /** Format: int64 */
      balanceBefore: number;
      reason: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      finishedAt?: null | string;
      /** Format: uuid */
      finishedBy?: null | string;
      note?: null | string;
    };
    /**
     * @description A redemption code, without the code. Hint is its last four characters. State: `free`,
     *     `used` or `refused`.
     */
    RefillCode: {
      /** Format: uuid */
      id: string;
      hint: string;
      /** Format: int64 */
      credits: number;
      state: string;
      /** Format: uuid */
      refillId?: null | string;
      /** Format: date-time */
      addedAt: string;
    };
    /** @description A page of a list, newest first. NextCursor is null on the last page. */
    RefillCodePage: {
      items: components['schemas']['RefillCode'][];
      nextCursor?: null | string;
    };
    /** @description A page of a list, newest first. NextCursor is null on the last page. */
    RefillPage: {
      items: components['schemas']['Refill'][];
      nextCursor?: null | string;
    };
    RefreshTokensRequest: {
      refreshToken: string;
    };
    /**
     * @description A refund. AmountFen is in fen; Credits belong to it; LastAnswer is what Alipay
     *     said when that was not a plain yes.
     */
    Refund: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      orderId: string;
      /** @description `pending → succeeded | failed`, and `found → succeeded | failed` for one that Alipay mentioned. */
      state: components['schemas']['RefundState'];
      source: components['schemas']['RefundSource'];
      /** Format: int64 */
      amountFen: number;
      /** Format: int64 */
      credits: number;
      /** Format: int64 */
      revokedCredits: number;
      outRequestNo: string;
      reason: string;
      lastAnswer?: null | string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      finishedAt?: null | string;
    };
    /**
     * @description How much goes back, in fen; without AmountFen, all that is left of the order. Reason is shown to
     *     the payer.
     */
    RefundOrderRequest: {
      reason: string;
      /** Format: int64 */
      amountFen?: null | number;
    };
    /** @enum {string} */
    RefundSource: 'operator' | 'back_office';
    /**
     * @description `pending → succeeded | failed`, and `found → succeeded | failed` for one that Alipay mentioned.
     * @enum {string}
     */
    RefundState: 'found' | 'pending' | 'succeeded' | 'failed';
    Refunds: {
      items: components['schemas']['Refund'][];
    };
    RegisterRequest: {
      /** Format: email */
      email: string;
      password: string;
    };
    Registered: {
      /** Format: uuid */
      id: string;
      email: string;
    };
    /** @description Password, and a code or one of the recovery codes. */
    RemoveSecondFactorRequest: {
      password: string;
      code?: null | string;
      recoveryCode?: null | string;
    };
    /** @description An operator's words why a finding is settled; kept with it. */
    ResolveReconciliationRequest: {
      note: string;
    };
    /**
     * @description Outcome: `done`, it was bought; or `failed`, it certainly was not. Credits: what was
     *                 bought, where it is known.
     */
    ResolveRefillRequest: {
      outcome: string;
      note: string;
      /** Format: int64 */
      credits?: null | number;
    };
    RevealVivaKeyRequest: {
      password: string;
    };
    /** @description Key is the caller's own key at VivaAPI, in clear; ApiUrl is where it may be used. */
    RevealedVivaKey: {
      key: string;
      apiUrl: string;
      /** Format: date-time */
      revealedAt: string;
    };
    /** @description OverlapMinutes: how long the old key works beside the new one; 0 ends it at once. */
    RotateApiKeyRequest: {
      /** Format: int32 */
      overlapMinutes: number;
    };
    /** @description OverlapHours: for how long the old secret signs beside the new one. Left out: 24; 0 ends it at once. */
    RotateWebhookSecretRequest: {
      /** Format: int32 */
      overlapHours?: null | number;
    };
    /** @description The secret in base32, and the same as an `otpauth://` address for a QR code (SHA-1, six digits, 30 seconds). Shown once. */
    SecondFactorSecret: {
      secret: string;
      otpauthUri: string;
    };
    /** @description Without ThresholdCredits, the operator's threshold counts. */
    SetLowCreditAlertRequest: {
      enabled: boolean;
      /** Format: int32 */
      thresholdCredits?: null | number;
    };
    /**
     * @description A day in Beijing, closed. Credits: sold, used (charged for jobs), refunded (taken back), adjusted (up and down together), and what
     *     customers hold at its end. In fen: what VivaAPI took on the day less what it gave back (SpendSource: by its
     *     `log`, or by our `catalogue` where the log could not be had in time), what the jobs charged on the day should have cost, and
     *     the difference. StrangeBills are charges and tasks of the day in that log that belong to no job of ours, and
     *     StrangeFen is what VivaAPI took for them.
     */
    Settlement: {
      /** Format: uuid */
      id: string;
      /** Format: date */
      day: string;
      /** Format: date-time */
      closedAt: string;
      /** Format: int64 */
      entries: number;
      /** Format: int64 */
      creditsSold: number;
      /** Format: int64 */
      creditsUsed: number;
      /** Format: int64 */
      creditsRefunded: number;
      /** Format: int64 */
      creditsAdjusted: number;
      /** Format: int64 */
      creditsOutstanding: number;
      spendSource: string;
      /** Format: int64 */
      spendFen: number;
      /** Format: int64 */
      expectedFen: number;
      /** Format: int64 */
      differenceFen: number;
      /** Format: int32 */
      strangeBills: number;
      /** Format: int64 */
      strangeFen: number;
    };
    /** @description What VivaAPI's log told of a day that had been closed by the catalogue, once it could be read: the figures of the settlement, anew. */
    SettlementCorrection: {
      /** Format: date-time */
      madeAt: string;
      /** Format: int64 */
      spendFen: number;
      /** Format: int64 */
      expectedFen: number;
      /** Format: int64 */
      differenceFen: number;
      /** Format: int32 */
      strangeBills: number;
      /** Format: int64 */
      strangeFen: number;
      leaks: components['schemas']['SettlementLine'][];
    };
    /**
     * @description The jobs of one class that ended on the day. Class: `charged_and_billed` and `refunded_and_not_billed` are
     *     as they should be; `refunded_but_billed` and `charged_but_not_billed` are leaks. Examples are ids of
     *     generations.
     */
    SettlementLine: {
      class: string;
      /** Format: int32 */
      jobs: number;
      /** Format: int64 */
      creditsCharged: number;
      /** Format: int64 */
      costFen: number;
      /** Format: int64 */
      billedFen: number;
      examples: string[];
    };
    /** @description A page of a list, newest first. NextCursor is null on the last page. */
    SettlementPage: {
      items: components['schemas']['Settlement'][];
      nextCursor?: null | string;
    };
    /**
     * @description OtherDaysFen is what is left of the day's spend without the bills of the jobs that ended on it and the strange ones:
     *                 it was taken on the day for jobs that ended on others, or (below zero) on others for jobs that ended on it.
     *                 Correction is null while nobody has asked for one; where there is one, it is reckoned with that.
     */
    SettlementReport: {
      /**
       * @description A day in Beijing, closed. Credits: sold, used (charged for jobs), refunded (taken back), adjusted (up and down together), and what
       *     customers hold at its end. In fen: what VivaAPI took on the day less what it gave back (SpendSource: by its
       *     `log`, or by our `catalogue` where the log could not be had in time), what the jobs charged on the day should have cost, and
       *     the difference. StrangeBills are charges and tasks of the day in that log that belong to no job of ours, and
       *     StrangeFen is what VivaAPI took for them.
       */
      settlement: components['schemas']['Settlement'];
      leaks: components['schemas']['SettlementLine'][];
      /** Format: int64 */
      otherDaysFen: number;
      correction?: components['schemas']['SettlementCorrection'] | null;
    };
    /** @description Why, for other operators; the customer does not see it. */
    SuspendCustomerRequest: {
      reason: string;
    };
    /** @description An image that was kept. ImageUrl is what goes into `imageUrls` of a job. */
    Upload: {
      /** Format: uuid */
      id: string;
      imageUrl: string;
      contentType: string;
      /** Format: int32 */
      bytes: number;
      /** Format: date-time */
      expiresAt: string;
    };
    /**
     * @description VivaAPI as an operator needs to know it. BalanceFen is null where it cannot be asked.
     *     OpenRiskFen may have been paid for nothing, LostFen was. Problems says in plain
     *     words what is wrong and what to do; empty when all is well.
     */
    Upstream: {
      routes: components['schemas']['UpstreamRoute'][];
      /** Format: int64 */
      balanceFen?: null | number;
      keys: components['schemas']['MasterKey'][];
      otherAccounts: components['schemas']['UpstreamAccount'][];
      circuits: components['schemas']['UpstreamCircuit'][];
      /** Format: int64 */
      openRiskFen: number;
      /** Format: int64 */
      lostFen: number;
      problems: string[];
    };
    /** @description An account beside that of the settings; BalanceFen is null where it cannot be asked. */
    UpstreamAccount: {
      account: string;
      /** Format: int64 */
      balanceFen?: null | number;
    };
    /** @description Jobs are held back since OpenedAt; one is let through at ProbeAt to see. */
    UpstreamCircuit: {
      scope: string;
      /** Format: date-time */
      openedAt: string;
      /** Format: date-time */
      probeAt?: null | string;
      reason: string;
    };
    /**
     * @description What one route of VivaAPI's answers to a request that nothing can be made from. State: `answers` when an API
     *     stands there and takes the key. InUse: jobs for models on offer go over it.
     */
    UpstreamRoute: {
      route: string;
      address: string;
      inUse: boolean;
      state: string;
      words: string;
    };
    /** @description Every day from the first to the last, those without use as zeros. */
    Usage: {
      items: components['schemas']['UsageDay'][];
    };
    /**
     * @description One day of Beijing time: the Videos and Failures that ended in it, and the
     *     Credits that they were charged.
     */
    UsageDay: {
      /** Format: date */
      day: string;
      /** Format: int64 */
      credits: number;
      /** Format: int64 */
      videos: number;
      /** Format: int64 */
      failures: number;
    };
    /**
     * @description One try. Answer is the beginning of the endpoint's answer, at most 4 KB; Error says why there was
     *     none.
     */
    WebhookAttempt: {
      /** Format: int32 */
      number: number;
      /** Format: date-time */
      startedAt: string;
      /** Format: int32 */
      durationMs: number;
      /** Format: int32 */
      status?: null | number;
      answer?: null | string;
      error?: null | string;
    };
    /**
     * @description One event on its way to one endpoint. EventId is the `webhook-id` that it is sent with.
     *     NextAttemptAt is set while it is tried, LastStatus once it was answered.
     */
    WebhookDelivery: {
      /** Format: uuid */
      id: string;
      eventId: string;
      eventType: string;
      state: components['schemas']['WebhookDeliveryState'];
      /** Format: int32 */
      attempts: number;
      /** Format: int32 */
      lastStatus?: null | number;
      /** Format: date-time */
      nextAttemptAt?: null | string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      finishedAt?: null | string;
    };
    /** @description A delivery with Payload, the body as it is signed, and its newest tries. */
    WebhookDeliveryLog: {
      /**
       * @description One event on its way to one endpoint. EventId is the `webhook-id` that it is sent with.
       *     NextAttemptAt is set while it is tried, LastStatus once it was answered.
       */
      delivery: components['schemas']['WebhookDelivery'];
      payload: string;
      attempts: components['schemas']['WebhookAttempt'][];
    };
    /** @description A page of a list, newest first. NextCursor is null on the last page. */
    WebhookDeliveryPage: {
      items: components['schemas']['WebhookDelivery'][];
      nextCursor?: null | string;
    };
    /** @enum {string} */
    WebhookDeliveryState: 'pending' | 'delivered' | 'failed' | 'withheld';
    /** @enum {string} */
    WebhookDisabling: 'owner' | 'gone' | 'failing';
    /**
     * @description A webhook endpoint, but for its secret. Events is empty when it listens to everything.
     *     LowCredits: `credits.low` is sent when the available credits fall below it.
     *     DisabledBecause says why it is switched off: by its `owner`, because it was `gone` (410), or `failing`
     *     for days. FailingSince is set while it does nothing but fail. PreviousSecretUntil is set while
     *     the secret before signs as well.
     */
    WebhookEndpoint: {
      /** Format: uuid */
      id: string;
      url: string;
      description?: null | string;
      events: string[];
      /** Format: int32 */
      lowCredits: number;
      state: components['schemas']['WebhookEndpointState'];
      disabledBecause?: components['schemas']['WebhookDisabling'] | null;
      /** Format: date-time */
      disabledAt?: null | string;
      /** Format: date-time */
      failingSince?: null | string;
      /** Format: date-time */
      previousSecretUntil?: null | string;
      /** Format: date-time */
      createdAt: string;
    };
    /** @description Told to the owner's other endpoints: this one is sent nothing any more. */
    WebhookEndpointDisabled: {
      /** Format: uuid */
      id: string;
      url: string;
      disabledBecause: components['schemas']['WebhookDisabling'];
      /** Format: date-time */
      disabledAt: string;
    };
    /** @description What an event's body is: the kind, the moment, and what it is about, as the API itself would show it. */
    WebhookEndpointDisabledWebhookEvent: {
      type: string;
      /** Format: date-time */
      timestamp: string;
      /** @description Told to the owner's other endpoints: this one is sent nothing any more. */
      data: components['schemas']['WebhookEndpointDisabled'];
    };
    /** @description All endpoints of the caller; there are never many. */
    WebhookEndpointList: {
      items: components['schemas']['WebhookEndpoint'][];
    };
    /** @enum {string} */
    WebhookEndpointState: 'active' | 'disabled';
    /** @description A new secret. Secret is shown this once: store it now, where your program verifies signatures. */
    WebhookSecret: {
      secret: string;
      /**
       * @description A webhook endpoint, but for its secret. Events is empty when it listens to everything.
       *     LowCredits: `credits.low` is sent when the available credits fall below it.
       *     DisabledBecause says why it is switched off: by its `owner`, because it was `gone` (410), or `failing`
       *     for days. FailingSince is set while it does nothing but fail. PreviousSecretUntil is set while
       *     the secret before signs as well.
       */
      endpoint: components['schemas']['WebhookEndpoint'];
    };
    /** @description What a test event carries. */
    WebhookTest: {
      message: string;
    };
    /** @description What an event's body is: the kind, the moment, and what it is about, as the API itself would show it. */
    WebhookTestWebhookEvent: {
      type: string;
      /** Format: date-time */
      timestamp: string;
      /** @description What a test event carries. */
      data: components['schemas']['WebhookTest'];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: {
    /**
     * @description Where what was made is found, or what was accepted can be followed.
     * @example /api/v1/…
     */
    Location: string;
    /**
     * @description Seconds to wait before another try. Not with an answer that no wait would change.
     * @example 30
     */
    'Retry-After': string;
    /**
     * @description `true` when this is the first answer to the same `Idempotency-Key` once more, also with a refusal.
     * @example true
     */
    'Idempotent-Replayed': string;
    /**
     * @description Names the file as it is; for `If-None-Match` and `If-Range`.
     * @example "0198c0de-7a3b-7c4d-9e5f-60718293a4b5"
     */
    ETag: string;
    /**
     * @description `bytes`: parts of the file can be asked for with `Range`.
     * @example bytes
     */
    'Accept-Ranges': string;
    /**
     * @description Which part this is, and how long the whole.
     * @example bytes 0-1023/146515
     */
    'Content-Range': string;
    /**
     * @description With every answer: what is left of the requests a minute (`r`), all there again in `t` seconds.
     * @example "user";r=599;t=60
     */
    RateLimit: string;
    /**
     * @description With every answer: how many requests there are (`q`) in `w` seconds.
     * @example "user";q=600;w=60
     */
    'RateLimit-Policy': string;
  };
  pathItems: never;
}
export type AccessToken = components['schemas']['AccessToken'];
export type AcknowledgeAlertRequest = components['schemas']['AcknowledgeAlertRequest'];
export type AddMasterKeyRequest = components['schemas']['AddMasterKeyRequest'];
export type AddModelRequest = components['schemas']['AddModelRequest'];
export type AddPackageRequest = components['schemas']['AddPackageRequest'];
export type AddRefillCodesRequest = components['schemas']['AddRefillCodesRequest'];
export type AddedRefillCodes = components['schemas']['AddedRefillCodes'];
export type AdjustCreditsRequest = components['schemas']['AdjustCreditsRequest'];
export type Alert = components['schemas']['Alert'];
export type AlertMessage = components['schemas']['AlertMessage'];
export type AlertPage = components['schemas']['AlertPage'];
export type AlertRule = components['schemas']['AlertRule'];
export type AlertRules = components['schemas']['AlertRules'];
export type ApiKey = components['schemas']['ApiKey'];
export type ApiKeyBudget = components['schemas']['ApiKeyBudget'];
export type ApiKeyEnd = components['schemas']['ApiKeyEnd'];
export type ApiKeyEvent = components['schemas']['ApiKeyEvent'];
export type ApiKeyEventWebhookEvent = components['schemas']['ApiKeyEventWebhookEvent'];
export type ApiKeyPage = components['schemas']['ApiKeyPage'];
export type AuditEntry = components['schemas']['AuditEntry'];
export type AuditEntryPage = components['schemas']['AuditEntryPage'];
export type BeginSecondFactorRequest = components['schemas']['BeginSecondFactorRequest'];
export type ChangeAlertRuleRequest = components['schemas']['ChangeAlertRuleRequest'];
export type ChangeDedicatedKeyRequest = components['schemas']['ChangeDedicatedKeyRequest'];
export type ChangeMasterKeyRequest = components['schemas']['ChangeMasterKeyRequest'];
export type ChangeModelRequest = components['schemas']['ChangeModelRequest'];
export type ChangePackageRequest = components['schemas']['ChangePackageRequest'];
export type ChangeWebhookEndpointRequest = components['schemas']['ChangeWebhookEndpointRequest'];
export type CloseAlertRequest = components['schemas']['CloseAlertRequest'];
export type ConfirmSecondFactorRequest = components['schemas']['ConfirmSecondFactorRequest'];
export type CreateApiKeyRequest = components['schemas']['CreateApiKeyRequest'];
export type CreateGenerationLinkRequest = components['schemas']['CreateGenerationLinkRequest'];
export type CreateGenerationRequest = components['schemas']['CreateGenerationRequest'];
export type CreateOrderRequest = components['schemas']['CreateOrderRequest'];
export type CreateWebhookEndpointRequest = components['schemas']['CreateWebhookEndpointRequest'];
export type CreatedOrder = components['schemas']['CreatedOrder'];
export type CreditAdjustment = components['schemas']['CreditAdjustment'];
export type CreditBalance = components['schemas']['CreditBalance'];
export type CreditEntry = components['schemas']['CreditEntry'];
export type CreditEntryGeneration = components['schemas']['CreditEntryGeneration'];
export type CreditEntryKind = components['schemas']['CreditEntryKind'];
export type CreditEntryOrder = components['schemas']['CreditEntryOrder'];
export type CreditEntryPage = components['schemas']['CreditEntryPage'];
export type CreditsLow = components['schemas']['CreditsLow'];
export type CreditsLowWebhookEvent = components['schemas']['CreditsLowWebhookEvent'];
export type Customer = components['schemas']['Customer'];
export type CustomerDetails = components['schemas']['CustomerDetails'];
export type CustomerJob = components['schemas']['CustomerJob'];
export type CustomerPage = components['schemas']['CustomerPage'];
export type DedicatedKey = components['schemas']['DedicatedKey'];
export type DeleteMeRequest = components['schemas']['DeleteMeRequest'];
export type EraseCustomerRequest = components['schemas']['EraseCustomerRequest'];
export type FindingKind = components['schemas']['FindingKind'];
export type FindingResolution = components['schemas']['FindingResolution'];
export type FindingState = components['schemas']['FindingState'];
export type Generation = components['schemas']['Generation'];
export type GenerationCause = components['schemas']['GenerationCause'];
export type GenerationCharge = components['schemas']['GenerationCharge'];
export type GenerationError = components['schemas']['GenerationError'];
export type GenerationLink = components['schemas']['GenerationLink'];
export type GenerationPage = components['schemas']['GenerationPage'];
export type GenerationState = components['schemas']['GenerationState'];
export type GenerationWebhookEvent = components['schemas']['GenerationWebhookEvent'];
export type HighUsage = components['schemas']['HighUsage'];
export type HighUsagePage = components['schemas']['HighUsagePage'];
export type KeyScope = components['schemas']['KeyScope'];
export type LogInRequest = components['schemas']['LogInRequest'];
export type LowCreditAlert = components['schemas']['LowCreditAlert'];
export type Margin = components['schemas']['Margin'];
export type MarginRow = components['schemas']['MarginRow'];
export type MasterKey = components['schemas']['MasterKey'];
export type MasterKeys = components['schemas']['MasterKeys'];
export type Me = components['schemas']['Me'];
export type Model = components['schemas']['Model'];
export type ModelTerms = components['schemas']['ModelTerms'];
export type Models = components['schemas']['Models'];
export type NewApiKey = components['schemas']['NewApiKey'];
export type OfferedModel = components['schemas']['OfferedModel'];
export type OfferedModels = components['schemas']['OfferedModels'];
export type OfferedPackage = components['schemas']['OfferedPackage'];
export type OfferedPackages = components['schemas']['OfferedPackages'];
export type Order = components['schemas']['Order'];
export type OrderEvent = components['schemas']['OrderEvent'];
export type OrderEventWebhookEvent = components['schemas']['OrderEventWebhookEvent'];
export type OrderPage = components['schemas']['OrderPage'];
export type OrderRefundEvent = components['schemas']['OrderRefundEvent'];
export type OrderState = components['schemas']['OrderState'];
export type Package = components['schemas']['Package'];
export type Packages = components['schemas']['Packages'];
export type Payment = components['schemas']['Payment'];
export type PaymentChannel = components['schemas']['PaymentChannel'];
export type Problem = components['schemas']['Problem'];
export type Quota = components['schemas']['Quota'];
export type QuotaOverview = components['schemas']['QuotaOverview'];
export type Quote = components['schemas']['Quote'];
export type QuoteGenerationRequest = components['schemas']['QuoteGenerationRequest'];
export type ReconciliationDay = components['schemas']['ReconciliationDay'];
export type ReconciliationDayPage = components['schemas']['ReconciliationDayPage'];
export type ReconciliationFinding = components['schemas']['ReconciliationFinding'];
export type ReconciliationFindingPage = components['schemas']['ReconciliationFindingPage'];
export type ReconciliationState = components['schemas']['ReconciliationState'];
export type RecoveryCodes = components['schemas']['RecoveryCodes'];
export type RedeliverWebhooks = components['schemas']['RedeliverWebhooks'];
export type RedeliverWebhooksRequest = components['schemas']['RedeliverWebhooksRequest'];
export type Refill = components['schemas']['Refill'];
export type RefillCode = components['schemas']['RefillCode'];
export type RefillCodePage = components['schemas']['RefillCodePage'];
export type RefillPage = components['schemas']['RefillPage'];
export type RefreshTokensRequest = components['schemas']['RefreshTokensRequest'];
export type Refund = components['schemas']['Refund'];
export type RefundOrderRequest = components['schemas']['RefundOrderRequest'];
export type RefundSource = components['schemas']['RefundSource'];
export type RefundState = components['schemas']['RefundState'];
export type Refunds = components['schemas']['Refunds'];
export type RegisterRequest = components['schemas']['RegisterRequest'];
export type Registered = components['schemas']['Registered'];
export type RemoveSecondFactorRequest = components['schemas']['RemoveSecondFactorRequest'];
export type ResolveReconciliationRequest = components['schemas']['ResolveReconciliationRequest'];
export type ResolveRefillRequest = components['schemas']['ResolveRefillRequest'];
export type RevealVivaKeyRequest = components['schemas']['RevealVivaKeyRequest'];
export type RevealedVivaKey = components['schemas']['RevealedVivaKey'];
export type RotateApiKeyRequest = components['schemas']['RotateApiKeyRequest'];
export type RotateWebhookSecretRequest = components['schemas']['RotateWebhookSecretRequest'];
export type SecondFactorSecret = components['schemas']['SecondFactorSecret'];
export type SetLowCreditAlertRequest = components['schemas']['SetLowCreditAlertRequest'];
export type Settlement = components['schemas']['Settlement'];
export type SettlementCorrection = components['schemas']['SettlementCorrection'];
export type SettlementLine = components['schemas']['SettlementLine'];
export type SettlementPage = components['schemas']['SettlementPage'];
export type SettlementReport = components['schemas']['SettlementReport'];
export type SuspendCustomerRequest = components['schemas']['SuspendCustomerRequest'];
export type Upload = components['schemas']['Upload'];
export type Upstream = components['schemas']['Upstream'];
export type UpstreamAccount = components['schemas']['UpstreamAccount'];
export type UpstreamCircuit = components['schemas']['UpstreamCircuit'];
export type UpstreamRoute = components['schemas']['UpstreamRoute'];
export type Usage = components['schemas']['Usage'];
export type UsageDay = components['schemas']['UsageDay'];
export type WebhookAttempt = components['schemas']['WebhookAttempt'];
export type WebhookDelivery = components['schemas']['WebhookDelivery'];
export type WebhookDeliveryLog = components['schemas']['WebhookDeliveryLog'];
export type WebhookDeliveryPage = components['schemas']['WebhookDeliveryPage'];
export type WebhookDeliveryState = components['schemas']['WebhookDeliveryState'];
export type WebhookDisabling = components['schemas']['WebhookDisabling'];
export type WebhookEndpoint = components['schemas']['WebhookEndpoint'];
export type WebhookEndpointDisabled = components['schemas']['WebhookEndpointDisabled'];
export type WebhookEndpointDisabledWebhookEvent = components['schemas']['WebhookEndpointDisabledWebhookEvent'];
export type WebhookEndpointList = components['schemas']['WebhookEndpointList'];
export type WebhookEndpointState = components['schemas']['WebhookEndpointState'];
export type WebhookSecret = components['schemas']['WebhookSecret'];
export type WebhookTest = components['schemas']['WebhookTest'];
export type WebhookTestWebhookEvent = components['schemas']['WebhookTestWebhookEvent'];
export type HeaderLocation = components['headers']['Location'];
export type HeaderRetryAfter = components['headers']['Retry-After'];
export type HeaderIdempotentReplayed = components['headers']['Idempotent-Replayed'];
export type HeaderETag = components['headers']['ETag'];
export type HeaderAcceptRanges = components['headers']['Accept-Ranges'];
export type HeaderContentRange = components['headers']['Content-Range'];
export type HeaderRateLimit = components['headers']['RateLimit'];
export type HeaderRateLimitPolicy = components['headers']['RateLimit-Policy'];
export type $defs = Record<string, never>;
export interface operations {
  getUpstream: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "routes": [
           *         {
           *           "route": "operators_generate",
           *           "address": "https://www.vivaapi.cn/api/veo3/generate",
           *           "inUse": true,
           *           "state": "not_found",
           *           "words": "HTTP 404 Invalid URL"
           *         },
           *         {
           *           "route": "video_create",
           *           "address": "https://www.vivaapi.cn/v1/video/create",
           *           "inUse": false,
           *           "state": "answers",
           *           "words": "HTTP 400 prompt is required"
           *         }
           *       ],
           *       "balanceFen": 125000,
           *       "keys": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "name": "VEO_API_KEY",
           *           "hint": "x9Qa",
           *           "source": "settings",
           *           "account": null,
           *           "weight": 1,
           *           "state": "active",
           *           "restingUntil": null,
           *           "restReason": null,
           *           "readable": true,
           *           "openJobs": 2,
           *           "createdAt": "2026-03-01T08:30:00+00:00"
           *         }
           *       ],
           *       "otherAccounts": [
           *         {
           *           "account": "4711",
           *           "balanceFen": 90000
           *         }
           *       ],
           *       "circuits": [
           *         {
           *           "scope": "model:veo3",
           *           "openedAt": "2026-03-01T08:30:00+00:00",
           *           "probeAt": "2026-03-01T08:30:30+00:00",
           *           "reason": "RouteNotFound: Invalid URL"
           *         }
           *       ],
           *       "openRiskFen": 375,
           *       "lostFen": 0,
           *       "problems": [
           *         "Jobs go over operators_generate, and nothing answers there: check Viva__GeneratePath, or set Generation__Route."
           *       ]
           *     }
           */
          'application/json': components['schemas']['Upstream'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listMasterKeys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "name": "VEO_API_KEY",
           *           "hint": "x9Qa",
           *           "source": "settings",
           *           "account": null,
           *           "weight": 1,
           *           "state": "active",
           *           "restingUntil": null,
           *           "restReason": null,
           *           "readable": true,
           *           "openJobs": 2,
           *           "createdAt": "2026-03-01T08:30:00+00:00"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['MasterKeys'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  addMasterKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "second account",
         *       "key": "sk-…",
         *       "weight": 3,
         *       "accountNumber": "4711",
         *       "accessToken": "…"
         *     }
         */
        'application/json': components['schemas']['AddMasterKeyRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          Location: components['headers']['Location'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "name": "VEO_API_KEY",
           *       "hint": "x9Qa",
           *       "source": "settings",
           *       "account": null,
           *       "weight": 1,
           *       "state": "active",
           *       "restingUntil": null,
           *       "restReason": null,
           *       "readable": true,
           *       "openJobs": 2,
           *       "createdAt": "2026-03-01T08:30:00+00:00"
           *     }
           */
          'application/json': components['schemas']['MasterKey'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_many_master_keys`: Remove a key first. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  removeMasterKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `master_key_not_retired`: Retire the key first. · `master_key_in_use`: Jobs that went with this key have not ended. · `master_key_in_settings`: Take the key out of the settings first. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeMasterKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": null,
         *       "weight": null,
         *       "state": "retired"
         *     }
         */
        'application/json': components['schemas']['ChangeMasterKeyRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "name": "VEO_API_KEY",
           *       "hint": "x9Qa",
           *       "source": "settings",
           *       "account": null,
           *       "weight": 1,
           *       "state": "retired",
           *       "restingUntil": null,
           *       "restReason": null,
           *       "readable": true,
           *       "openJobs": 2,
           *       "createdAt": "2026-03-01T08:30:00+00:00"
           *     }
           */
          'application/json': components['schemas']['MasterKey'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getDedicatedKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "userId": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "name": "u-0199a0b1c2d3e4f5a6b7c8d9e0f1",
           *       "state": "disabled",
           *       "pending": true,
           *       "attempts": 0,
           *       "createdAt": "2026-03-01T08:30:00+00:00",
           *       "revealedAt": "2026-03-01T08:30:00+00:00",
           *       "settledAt": "2026-03-01T08:30:00+00:00",
           *       "creditsInBooks": 485,
           *       "creditsAtVivaApi": 470,
           *       "creditsUsedOutside": 15
           *     }
           */
          'application/json': components['schemas']['DedicatedKey'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeDedicatedKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "state": "disabled"
         *     }
         */
        'application/json': components['schemas']['ChangeDedicatedKeyRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "userId": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "name": "u-0199a0b1c2d3e4f5a6b7c8d9e0f1",
           *       "state": "disabled",
           *       "pending": true,
           *       "attempts": 0,
           *       "createdAt": "2026-03-01T08:30:00+00:00",
           *       "revealedAt": "2026-03-01T08:30:00+00:00",
           *       "settledAt": "2026-03-01T08:30:00+00:00",
           *       "creditsInBooks": 485,
           *       "creditsAtVivaApi": 470,
           *       "creditsUsedOutside": 15
           *     }
           */
          'application/json': components['schemas']['DedicatedKey'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAuditEntries: {
    parameters: {
      query?: {
        /** @description How many at most: 1 to 100; 20 when it is left out. */
        limit?: number;
        /**
         * @description The nextCursor of the page before, as it was answered; left out for the first page.
         * @example AZjA3no7fE2eX2BxgpOktQ
         */
        cursor?: string;
        /**
         * @description Only what this user has done; what anybody has when it is left out.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        actor?: string;
        /** @description Only this act; every one when it is left out. */
        act?: string;
        /** @description Only what was done to this; to anything when it is left out. */
        subject?: string;
        /**
         * @description From this moment on, as RFC 3339; from the first when it is left out.
         * @example 2026-03-01T00:00:00Z
         */
        from?: string;
        /**
         * @description Up to this moment, as RFC 3339, which is no longer part of it; up to now when it is left out.
         * @example 2026-04-01T00:00:00Z
         */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "actedAt": "2026-03-01T08:30:00+00:00",
           *           "actorId": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "actorEmail": "operator@example.com",
           *           "act": "master_key.change",
           *           "subjectKind": "master_key",
           *           "subjectId": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "before": {
           *             "state": "active"
           *           },
           *           "after": {
           *             "state": "retired"
           *           },
           *           "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['AuditEntryPage'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listCustomers: {
    parameters: {
      query?: {
        /** @description How many at most: 1 to 100; 20 when it is left out. */
        limit?: number;
        /**
         * @description The nextCursor of the page before, as it was answered; left out for the first page.
         * @example AZjA3no7fE2eX2BxgpOktQ
         */
        cursor?: string;
        /** @description Only addresses that begin with this; all when it is left out. */
        email?: string;
        /** @description Whether only suspended accounts are listed, or only those that are not; both when it is left out. */
        suspended?: boolean;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "email": "cat@example.com",
           *           "state": "active",
           *           "suspensionReason": null,
           *           "suspendedAt": null,
           *           "createdAt": "2026-03-01T08:30:00+00:00",
           *           "availableCredits": 135,
           *           "reservedCredits": 15
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['CustomerPage'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCustomer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "customer": {
           *         "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *         "email": "cat@example.com",
           *         "state": "active",
           *         "suspensionReason": null,
           *         "suspendedAt": null,
           *         "createdAt": "2026-03-01T08:30:00+00:00",
           *         "availableCredits": 135,
           *         "reservedCredits": 15
           *       },
           *       "quota": {
           *         "quota": 150,
           *         "used": 0,
           *         "reserved": 15,
           *         "remaining": 135,
           *         "usedRatio": 0,
           *         "availableCredits": 135
           *       },
           *       "orders": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "state": "paid",
           *           "packageCode": "pro",
           *           "packageName": "专业套餐",
           *           "amountFen": 9900,
           *           "credits": 150,
           *           "channel": "page",
           *           "outTradeNo": "VIVA0198c0de7a3b7c4d9e5f60718293a4b5",
           *           "createdAt": "2026-03-01T08:30:00+00:00",
           *           "expiresAt": "2026-03-01T09:00:00+00:00",
           *           "paidAt": "2026-03-01T08:31:00+00:00",
           *           "closedAt": null,
           *           "refundedFen": 0,
           *           "refundableFen": 9900
           *         }
           *       ],
           *       "jobs": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "state": "running",
           *           "model": "veo3",
           *           "priceCredits": 15,
           *           "chargedCredits": null,
           *           "errorCode": null,
           *           "createdAt": "2026-03-01T08:30:00+00:00"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['CustomerDetails'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  suspendCustomer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Charged back three payments."
         *     }
         */
        'application/json': components['schemas']['SuspendCustomerRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "email": "cat@example.com",
           *       "state": "suspended",
           *       "suspensionReason": "Charged back three payments.",
           *       "suspendedAt": "2026-03-01T08:30:00+00:00",
           *       "createdAt": "2026-03-01T08:30:00+00:00",
           *       "availableCredits": 135,
           *       "reservedCredits": 15
           *     }
           */
          'application/json': components['schemas']['Customer'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `cannot_suspend_oneself`: Somebody else must do this. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resumeCustomer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "email": "cat@example.com",
           *       "state": "active",
           *       "suspensionReason": null,
           *       "suspendedAt": null,
           *       "createdAt": "2026-03-01T08:30:00+00:00",
           *       "availableCredits": 135,
           *       "reservedCredits": 15
           *     }
           */
          'application/json': components['schemas']['Customer'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  adjustCredits: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Made once for one intended effect and kept over retries. The same key and body again answers the first answer byte for byte with 'Idempotent-Replayed: true'. Kept 7 days.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "credits": 15,
         *       "reason": "补偿：视频有瑕疵"
         *     }
         */
        'application/json': components['schemas']['AdjustCreditsRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          Location: components['headers']['Location'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "userId": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "credits": 15,
           *       "reason": "补偿：视频有瑕疵",
           *       "availableCredits": 150,
           *       "reservedCredits": 0,
           *       "createdAt": "2026-03-01T08:30:00+00:00"
           *     }
           */
          'application/json': components['schemas']['CreditAdjustment'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) · `idempotency_key_missing`: Send an Idempotency-Key header. · `idempotency_key_invalid`: The Idempotency-Key must be 1 to 255 visible ASCII characters. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `adjustment_exceeds_balance`: The customer has not so many credits to spare. (`availableCredits`: credits of the customer that are neither spent nor held; `remainingQuota`: of their VivaAPI quota, what is neither used nor held) · `request_in_progress`: A request with this Idempotency-Key is still running. */
      409: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency_key_reused`: This Idempotency-Key was used with another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  eraseCustomer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Asked for by letter, 2026-03-01."
         *     }
         */
        'application/json': components['schemas']['EraseCustomerRequest'];
      };
    };
    responses: {
      /** @description No Content */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `account_in_use`: The account cannot be deleted at the moment. · `cannot_erase_operator`: An operator's account is deleted by whoever logs in with it. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getQuotaOverview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "quota": 75000,
           *       "used": 30000,
           *       "reserved": 1500,
           *       "remaining": 43500,
           *       "usedRatio": 0.4,
           *       "upstreamCredits": 50000,
           *       "upstreamSeenAt": "2026-03-01T08:30:00+00:00",
           *       "openJobs": 100,
           *       "openJobsFen": 37500,
           *       "burnPerHour": 625,
           *       "hoursLeft": 80
           *     }
           */
          'application/json': components['schemas']['QuotaOverview'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listHighUsage: {
    parameters: {
      query?: {
        /** @description The least share of the quota that is used, from 0.5 to 1; 0.8 when it is left out. */
        threshold?: number;
        /** @description How many at most: 1 to 100; 20 when it is left out. */
        limit?: number;
        /**
         * @description The nextCursor of the page before, as it was answered; left out for the first page.
         * @example AZjA3no7fE2eX2BxgpOktQ
         */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "userId": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "email": "cat@example.com",
           *           "quota": 150,
           *           "used": 135,
           *           "reserved": 15,
           *           "remaining": 0,
           *           "usedRatio": 0.9
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['HighUsagePage'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMargin: {
    parameters: {
      query?: {
        /**
         * @description The first day, of Beijing's.
         * @example 2026-03-01
         */
        from?: string;
        /**
         * @description The last day, of Beijing's; it counts as well.
         * @example 2026-03-31
         */
        to?: string;
        /** @description What the sums are told apart by. */
        by?: string;
        /** @description How many at most: 1 to 100; 20 when it is left out. */
        limit?: number;
        /**
         * @description The nextCursor of the page before, as it was answered; left out for the first page.
         * @example AZjA3no7fE2eX2BxgpOktQ
         */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "from": "2026-03-01",
           *       "to": "2026-03-31",
           *       "fenPerCredit": 25,
           *       "total": {
           *         "key": "",
           *         "orders": 1,
           *         "revenueFen": 9900,
           *         "refundedFen": 0,
           *         "soldCredits": 150,
           *         "revokedCredits": 0,
           *         "usedCredits": 0,
           *         "creditCostFen": 3750,
           *         "costDifferenceFen": 0,
           *         "marginFen": 6150
           *       },
           *       "items": [
           *         {
           *           "key": "pro",
           *           "orders": 1,
           *           "revenueFen": 9900,
           *           "refundedFen": 0,
           *           "soldCredits": 150,
           *           "revokedCredits": 0,
           *           "usedCredits": 0,
           *           "creditCostFen": 3750,
           *           "costDifferenceFen": null,
           *           "marginFen": 6150
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['Margin'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportCsv: {
    parameters: {
      query?: {
        /**
         * @description The first day, of Beijing's.
         * @example 2026-03-01
         */
        from?: string;
        /**
         * @description The last day, of Beijing's; it counts as well.
         * @example 2026-03-31
         */
        to?: string;
        /** @description Whether the file begins with a byte order mark, by which spreadsheet programs know UTF-8. */
        bom?: boolean;
      };
      header?: never;
      path: {
        /** @description What is exported; see the description. */
        what: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAlerts: {
    parameters: {
      query?: {
        /** @description How many at most: 1 to 100; 20 when it is left out. */
        limit?: number;
        /**
         * @description The nextCursor of the page before, as it was answered; left out for the first page.
         * @example AZjA3no7fE2eX2BxgpOktQ
         */
        cursor?: string;
        /** @description Only what is of this kind; all when it is left out. */
        kind?: string;
        /** @description Only what has this key; all when it is left out. */
        key?: string;
        /** @description Only what is of this severity; all when it is left out. */
        severity?: string;
        /** @description Only what is in this state; all when it is left out. */
        state?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "kind": "upstream_balance_low",
           *           "key": "all",
           *           "severity": "critical",
           *           "message": "What VivaAPI's accounts hold, in credits. It is 840 credits; below 1000 is an alarm.",
           *           "state": "acknowledged",
           *           "firstRaisedAt": "2026-03-01T08:30:00+00:00",
           *           "lastRaisedAt": "2026-03-01T08:30:00+00:00",
           *           "count": 1,
           *           "recoveredAt": null,
           *           "acknowledgedAt": "2026-03-01T08:34:00+00:00",
           *           "acknowledgedBy": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "note": "Codes are bought, they come this afternoon.",
           *           "closedBy": null,
           *           "closingNote": null,
           *           "messages": [
           *             {
           *               "channel": "mail",
           *               "address": "ops@example.com",
           *               "event": "raised",
           *               "state": "sent",
           *               "attempts": 1,
           *               "problem": null,
           *               "sentAt": "2026-03-01T08:30:02+00:00"
           *             }
           *           ]
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['AlertPage'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  acknowledgeAlert: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "note": "Codes are bought, they come this afternoon."
         *     }
         */
        'application/json': components['schemas']['AcknowledgeAlertRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "kind": "upstream_balance_low",
           *       "key": "all",
           *       "severity": "critical",
           *       "message": "What VivaAPI's accounts hold, in credits. It is 840 credits; below 1000 is an alarm.",
           *       "state": "acknowledged",
           *       "firstRaisedAt": "2026-03-01T08:30:00+00:00",
           *       "lastRaisedAt": "2026-03-01T08:30:00+00:00",
           *       "count": 1,
           *       "recoveredAt": null,
           *       "acknowledgedAt": "2026-03-01T08:34:00+00:00",
           *       "acknowledgedBy": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "note": "Codes are bought, they come this afternoon.",
           *       "closedBy": null,
           *       "closingNote": null,
           *       "messages": [
           *         {
           *           "channel": "mail",
           *           "address": "ops@example.com",
           *           "event": "raised",
           *           "state": "sent",
           *           "attempts": 1,
           *           "problem": null,
           *           "sentAt": "2026-03-01T08:30:02+00:00"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Alert'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `alert_recovered`: This alert is over. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  closeAlert: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "note": "Refunded at Alipay, the payer was told."
         *     }
         */
        'application/json': components['schemas']['CloseAlertRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "kind": "payment_mismatch",
           *       "key": "VIVA0192f0c1d2e37f00a1b2c3d4e5f60718",
           *       "severity": "critical",
           *       "message": "Alipay says that 19900 fen were paid; the order is over 9900 fen.",
           *       "state": "recovered",
           *       "firstRaisedAt": "2026-03-01T08:30:00+00:00",
           *       "lastRaisedAt": "2026-03-01T08:30:00+00:00",
           *       "count": 1,
           *       "recoveredAt": "2026-03-01T10:30:00+00:00",
           *       "acknowledgedAt": "2026-03-01T08:34:00+00:00",
           *       "acknowledgedBy": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "note": "Codes are bought, they come this afternoon.",
           *       "closedBy": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "closingNote": "Refunded at Alipay, the payer was told.",
           *       "messages": [
           *         {
           *           "channel": "mail",
           *           "address": "ops@example.com",
           *           "event": "raised",
           *           "state": "sent",
           *           "attempts": 1,
           *           "problem": null,
           *           "sentAt": "2026-03-01T08:30:02+00:00"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Alert'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `alert_recovered`: This alert is over. · `alert_ends_itself`: This alert ends when what is measured is as it should be. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAlertRules: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "code": "total_used",
           *           "meaning": "Share of all customers' quota that is used.",
           *           "enabled": true,
           *           "notify": true,
           *           "severity": "warning",
           *           "direction": "above",
           *           "raiseAt": 0.8,
           *           "recoverAt": 0.75,
           *           "unit": "ratio"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['AlertRules'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeAlertRule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The stable code that names it. */
        code: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "enabled": null,
         *       "notify": null,
         *       "severity": null,
         *       "raiseAt": 0.9,
         *       "recoverAt": 0.85
         *     }
         */
        'application/json': components['schemas']['ChangeAlertRuleRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "code": "total_used",
           *       "meaning": "Share of all customers' quota that is used.",
           *       "enabled": true,
           *       "notify": true,
           *       "severity": "warning",
           *       "direction": "above",
           *       "raiseAt": 0.8,
           *       "recoverAt": 0.75,
           *       "unit": "ratio"
           *     }
           */
          'application/json': components['schemas']['AlertRule'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listSettlements: {
    parameters: {
      query?: {
        /** @description How many at most: 1 to 100; 20 when it is left out. */
        limit?: number;
        /**
         * @description The nextCursor of the page before, as it was answered; left out for the first page.
         * @example AZjA3no7fE2eX2BxgpOktQ
         */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "day": "2026-03-01",
           *           "closedAt": "2026-03-01T08:30:00+00:00",
           *           "entries": 420,
           *           "creditsSold": 5000,
           *           "creditsUsed": 1350,
           *           "creditsRefunded": 150,
           *           "creditsAdjusted": 0,
           *           "creditsOutstanding": 41200,
           *           "spendSource": "log",
           *           "spendFen": 34875,
           *           "expectedFen": 33750,
           *           "differenceFen": 1125,
           *           "strangeBills": 1,
           *           "strangeFen": 750
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['SettlementPage'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getSettlement: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "settlement": {
           *         "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *         "day": "2026-03-01",
           *         "closedAt": "2026-03-01T08:30:00+00:00",
           *         "entries": 420,
           *         "creditsSold": 5000,
           *         "creditsUsed": 1350,
           *         "creditsRefunded": 150,
           *         "creditsAdjusted": 0,
           *         "creditsOutstanding": 41200,
           *         "spendSource": "log",
           *         "spendFen": 34875,
           *         "expectedFen": 33750,
           *         "differenceFen": 1125,
           *         "strangeBills": 1,
           *         "strangeFen": 750
           *       },
           *       "leaks": [
           *         {
           *           "class": "charged_and_billed",
           *           "jobs": 90,
           *           "creditsCharged": 1350,
           *           "costFen": 33750,
           *           "billedFen": 33750,
           *           "examples": []
           *         },
           *         {
           *           "class": "refunded_but_billed",
           *           "jobs": 1,
           *           "creditsCharged": 0,
           *           "costFen": 375,
           *           "billedFen": 375,
           *           "examples": [
           *             "0198c0de-7a3b-7c4d-9e5f-60718293a4b5"
           *           ]
           *         }
           *       ],
           *       "otherDaysFen": 0,
           *       "correction": null
           *     }
           */
          'application/json': components['schemas']['SettlementReport'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  correctSettlement: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "settlement": {
           *         "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *         "day": "2026-03-01",
           *         "closedAt": "2026-03-01T08:30:00+00:00",
           *         "entries": 420,
           *         "creditsSold": 5000,
           *         "creditsUsed": 1350,
           *         "creditsRefunded": 150,
           *         "creditsAdjusted": 0,
           *         "creditsOutstanding": 41200,
           *         "spendSource": "log",
           *         "spendFen": 34875,
           *         "expectedFen": 33750,
           *         "differenceFen": 1125,
           *         "strangeBills": 1,
           *         "strangeFen": 750
           *       },
           *       "leaks": [
           *         {
           *           "class": "charged_and_billed",
           *           "jobs": 90,
           *           "creditsCharged": 1350,
           *           "costFen": 33750,
           *           "billedFen": 33750,
           *           "examples": []
           *         },
           *         {
           *           "class": "refunded_but_billed",
           *           "jobs": 1,
           *           "creditsCharged": 0,
           *           "costFen": 375,
           *           "billedFen": 375,
           *           "examples": [
           *             "0198c0de-7a3b-7c4d-9e5f-60718293a4b5"
           *           ]
           *         }
           *       ],
           *       "otherDaysFen": 0,
           *       "correction": null
           *     }
           */
          'application/json': components['schemas']['SettlementReport'];
        };
      };
      /** @description `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: The service cannot answer at the moment; try again shortly. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listRefills: {
    parameters: {
      query?: {
        /** @description How many at most: 1 to 100; 20 when it is left out. */
        limit?: number;
        /**
         * @description The nextCursor of the page before, as it was answered; left out for the first page.
         * @example AZjA3no7fE2eX2BxgpOktQ
         */
        cursor?: string;
        /** @description Only what is in this state; all when it is left out. */
        state?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "state": "requested",
           *           "isAutomatic": false,
           *           "wantedCredits": 3000,
           *           "credits": null,
           *           "balanceBefore": 1050,
           *           "reason": "1050 credits are held, 0 of them for jobs that wait; at 30 an hour 870 are left in 6 hours, below 1000.",
           *           "createdAt": "2026-03-01T08:30:00+00:00",
           *           "finishedAt": null,
           *           "finishedBy": null,
           *           "note": null
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['RefillPage'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resolveRefill: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "outcome": "done",
         *       "note": "Paid in the console.",
         *       "credits": 3000
         *     }
         */
        'application/json': components['schemas']['ResolveRefillRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "state": "done",
           *       "isAutomatic": false,
           *       "wantedCredits": 3000,
           *       "credits": null,
           *       "balanceBefore": 1050,
           *       "reason": "1050 credits are held, 0 of them for jobs that wait; at 30 an hour 870 are left in 6 hours, below 1000.",
           *       "createdAt": "2026-03-01T08:30:00+00:00",
           *       "finishedAt": null,
           *       "finishedBy": null,
           *       "note": null
           *     }
           */
          'application/json': components['schemas']['Refill'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `refill_not_open`: This refill is settled already, or is just being made. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listRefillCodes: {
    parameters: {
      query?: {
        /** @description How many at most: 1 to 100; 20 when it is left out. */
        limit?: number;
        /**
         * @description The nextCursor of the page before, as it was answered; left out for the first page.
         * @example AZjA3no7fE2eX2BxgpOktQ
         */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "hint": "9f3a",
           *           "credits": 1000,
           *           "state": "free",
           *           "refillId": null,
           *           "addedAt": "2026-03-01T08:30:00+00:00"
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['RefillCodePage'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  addRefillCodes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "codes": [
         *         "5f0c…"
         *       ],
         *       "credits": 1000
         *     }
         */
        'application/json': components['schemas']['AddRefillCodesRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "added": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "hint": "9f3a",
           *           "credits": 1000,
           *           "state": "free",
           *           "refillId": null,
           *           "addedAt": "2026-03-01T08:30:00+00:00"
           *         }
           *       ],
           *       "knownBefore": 0
           *     }
           */
          'application/json': components['schemas']['AddedRefillCodes'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  register: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "email": "cat@example.com",
         *       "password": "a-long-password"
         *     }
         */
        'application/json': components['schemas']['RegisterRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          Location: components['headers']['Location'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "email": "cat@example.com"
           *     }
           */
          'application/json': components['schemas']['Registered'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) · `password_too_weak`: The password is too weak. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `email_taken`: Somebody is registered with this e-mail address. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  logIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "email": "cat@example.com",
         *       "password": "a-long-password",
         *       "code": null,
         *       "recoveryCode": null
         *     }
         */
        'application/json': components['schemas']['LogInRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tokenType": "Bearer",
           *       "accessToken": "CfDJ8…",
           *       "expiresIn": 3600,
           *       "refreshToken": "CfDJ8…"
           *     }
           */
          'application/json': components['schemas']['AccessToken'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `wrong_credentials`: The e-mail address or the password is wrong. · `second_factor_required`: A code of the authenticator is wanted as well. · `wrong_code`: The code is wrong, has run out, or was used before. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `account_suspended`: This account is suspended. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `login_locked`: Too many wrong passwords; wait for as many seconds as Retry-After says. · `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  refreshTokens: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "refreshToken": "CfDJ8…"
         *     }
         */
        'application/json': components['schemas']['RefreshTokensRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "tokenType": "Bearer",
           *       "accessToken": "CfDJ8…",
           *       "expiresIn": 3600,
           *       "refreshToken": "CfDJ8…"
           *     }
           */
          'application/json': components['schemas']['AccessToken'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `refresh_token_refused`: The refresh token is not valid any more. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `account_suspended`: This account is suspended. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  logOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  logOutEverywhere: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "email": "cat@example.com",
           *       "roles": [],
           *       "createdAt": "2026-03-01T08:30:00+00:00",
           *       "secondFactor": false
           *     }
           */
          'application/json': components['schemas']['Me'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "password": "a-long-password",
         *       "code": null,
         *       "recoveryCode": null
         *     }
         */
        'application/json': components['schemas']['DeleteMeRequest'];
      };
    };
    responses: {
      /** @description No Content */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. · `wrong_credentials`: The e-mail address or the password is wrong. · `second_factor_required`: A code of the authenticator is wanted as well. · `wrong_code`: The code is wrong, has run out, or was used before. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `account_in_use`: The account cannot be deleted at the moment. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `login_locked`: Too many wrong passwords; wait for as many seconds as Retry-After says. · `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  beginSecondFactor: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "password": "a-long-password"
         *     }
         */
        'application/json': components['schemas']['BeginSecondFactorRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "secret": "JBSWY3DPEHPK3PXP",
           *       "otpauthUri": "otpauth://totp/VivaApi:cat%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=VivaApi&digits=6"
           *     }
           */
          'application/json': components['schemas']['SecondFactorSecret'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. · `wrong_credentials`: The e-mail address or the password is wrong. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `no_password`: The account has no password: it logs in at a provider. · `second_factor_enabled`: There is a second factor already. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `login_locked`: Too many wrong passwords; wait for as many seconds as Retry-After says. · `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  confirmSecondFactor: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "code": "123456"
         *     }
         */
        'application/json': components['schemas']['ConfirmSecondFactorRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "recoveryCodes": [
           *         "BCDFG-HJKMN",
           *         "PQRTV-WXY23"
           *       ]
           *     }
           */
          'application/json': components['schemas']['RecoveryCodes'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. · `wrong_code`: The code is wrong, has run out, or was used before. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `second_factor_enabled`: There is a second factor already. · `second_factor_not_begun`: There is no second factor to confirm or remove. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `login_locked`: Too many wrong passwords; wait for as many seconds as Retry-After says. · `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  removeSecondFactor: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "password": "a-long-password",
         *       "code": "123456",
         *       "recoveryCode": null
         *     }
         */
        'application/json': components['schemas']['RemoveSecondFactorRequest'];
      };
    };
    responses: {
      /** @description No Content */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. · `wrong_credentials`: The e-mail address or the password is wrong. · `second_factor_required`: A code of the authenticator is wanted as well. · `wrong_code`: The code is wrong, has run out, or was used before. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `second_factor_not_begun`: There is no second factor to confirm or remove. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `login_locked`: Too many wrong passwords; wait for as many seconds as Retry-After says. · `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  exportMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "account": {
           *         "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *         "email": "cat@example.com",
           *         "createdAt": "2026-03-01T08:30:00+00:00",
           *         "twoFactorEnabled": false
           *       },
           *       "orders": [],
           *       "generations": []
           *     }
           */
          'application/json': unknown;
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listModels: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "code": "veo3",
           *           "name": "VEO 3",
           *           "priceCredits": 15,
           *           "durations": [
           *             5,
           *             8
           *           ],
           *           "aspectRatios": [
           *             "16:9"
           *           ],
           *           "maxImages": 0,
           *           "isDefault": true
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Models'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAllModels: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "code": "veo3",
           *           "terms": {
           *             "name": "VEO 3",
           *             "upstreamModel": "veo3",
           *             "route": "operators_generate",
           *             "priceCredits": 15,
           *             "upstreamCostFen": 375,
           *             "durations": [
           *               5,
           *               8
           *             ],
           *             "aspectRatios": [
           *               "16:9"
           *             ],
           *             "maxImages": 0,
           *             "onOffer": true,
           *             "position": 1
           *           },
           *           "version": 1
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['OfferedModels'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  addModel: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "code": "veo4",
         *       "terms": {
         *         "name": "VEO 4",
         *         "upstreamModel": "veo4",
         *         "route": "operators_generate",
         *         "priceCredits": 15,
         *         "upstreamCostFen": 375,
         *         "durations": [
         *           5,
         *           8
         *         ],
         *         "aspectRatios": [
         *           "16:9"
         *         ],
         *         "maxImages": 0,
         *         "onOffer": true,
         *         "position": 19
         *       }
         *     }
         */
        'application/json': components['schemas']['AddModelRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          Location: components['headers']['Location'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "code": "veo4",
           *       "terms": {
           *         "name": "VEO 3",
           *         "upstreamModel": "veo3",
           *         "route": "operators_generate",
           *         "priceCredits": 15,
           *         "upstreamCostFen": 375,
           *         "durations": [
           *           5,
           *           8
           *         ],
           *         "aspectRatios": [
           *           "16:9"
           *         ],
           *         "maxImages": 0,
           *         "onOffer": true,
           *         "position": 1
           *       },
           *       "version": 1
           *     }
           */
          'application/json': components['schemas']['OfferedModel'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `model_exists`: There is a model with this code. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeModel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The stable code that names it. */
        code: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "terms": {
         *         "name": "VEO 3",
         *         "upstreamModel": "veo3",
         *         "route": "operators_generate",
         *         "priceCredits": 20,
         *         "upstreamCostFen": 375,
         *         "durations": [
         *           5,
         *           8
         *         ],
         *         "aspectRatios": [
         *           "16:9"
         *         ],
         *         "maxImages": 0,
         *         "onOffer": true,
         *         "position": 1
         *       },
         *       "version": 1
         *     }
         */
        'application/json': components['schemas']['ChangeModelRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "code": "veo3",
           *       "terms": {
           *         "name": "VEO 3",
           *         "upstreamModel": "veo3",
           *         "route": "operators_generate",
           *         "priceCredits": 20,
           *         "upstreamCostFen": 375,
           *         "durations": [
           *           5,
           *           8
           *         ],
           *         "aspectRatios": [
           *           "16:9"
           *         ],
           *         "maxImages": 0,
           *         "onOffer": true,
           *         "position": 1
           *       },
           *       "version": 2
           *     }
           */
          'application/json': components['schemas']['OfferedModel'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `version_conflict`: It was changed meanwhile; look again. (`version`: the version that it has now) */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  quoteGeneration: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "prompt": "一只在雨中弹钢琴的猫",
         *       "duration": 5,
         *       "aspectRatio": null,
         *       "model": null,
         *       "imageUrls": null
         *     }
         */
        'application/json': components['schemas']['QuoteGenerationRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "model": "veo3",
           *       "duration": 5,
           *       "aspectRatio": "16:9",
           *       "images": 0,
           *       "priceCredits": 15,
           *       "availableCredits": 135,
           *       "affordable": true
           *     }
           */
          'application/json': components['schemas']['Quote'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `model_not_found`: No such model is on offer. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  uploadImage: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'image/png': string;
        'image/jpeg': string;
        'image/webp': string;
        'application/octet-stream': string;
        'multipart/form-data': {
          /** Format: binary */
          image: string;
        };
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          Location: components['headers']['Location'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "imageUrl": "upload:0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "contentType": "image/png",
           *       "bytes": 204800,
           *       "expiresAt": "2026-03-02T08:30:00+00:00"
           *     }
           */
          'application/json': components['schemas']['Upload'];
        };
      };
      /** @description `malformed_request`: The request could not be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `insufficient_credits`: There are not enough credits. (`required`: what the video costs, in credits; `available`: credits that can be spent) */
      402: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_many_uploads`: Too many images are kept for you. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. · `not_an_image`: This is no image that can be used. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listGenerations: {
    parameters: {
      query?: {
        /** @description How many at most: 1 to 100; 20 when it is left out. */
        limit?: number;
        /**
         * @description The nextCursor of the page before, as it was answered; left out for the first page.
         * @example AZjA3no7fE2eX2BxgpOktQ
         */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "state": "succeeded",
           *           "progress": 100,
           *           "prompt": "一只在雨中弹钢琴的猫",
           *           "model": "veo3",
           *           "duration": 5,
           *           "aspectRatio": "16:9",
           *           "priceCredits": 15,
           *           "charge": {
           *             "credits": 15,
           *             "percent": 100,
           *             "cause": "delivered",
           *             "phase": "running",
           *             "policyVersion": 1
           *           },
           *           "error": null,
           *           "videoUrl": "/api/v1/generations/0198c0de-7a3b-7c4d-9e5f-60718293a4b5/video",
           *           "videoDeletedAt": null,
           *           "createdAt": "2026-03-01T08:30:00+00:00",
           *           "submittedAt": "2026-03-01T08:30:02+00:00",
           *           "finishedAt": "2026-03-01T08:31:30+00:00"
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['GenerationPage'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createGeneration: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Made once for one intended effect and kept over retries. The same key and body again answers the first answer byte for byte with 'Idempotent-Replayed: true'. Kept 7 days.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "prompt": "一只在雨中弹钢琴的猫",
         *       "duration": 5,
         *       "aspectRatio": null,
         *       "model": null,
         *       "imageUrls": null
         *     }
         */
        'application/json': components['schemas']['CreateGenerationRequest'];
      };
    };
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          Location: components['headers']['Location'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "state": "queued",
           *       "progress": 0,
           *       "prompt": "一只在雨中弹钢琴的猫",
           *       "model": "veo3",
           *       "duration": 5,
           *       "aspectRatio": "16:9",
           *       "priceCredits": 15,
           *       "charge": null,
           *       "error": null,
           *       "videoUrl": null,
           *       "videoDeletedAt": null,
           *       "createdAt": "2026-03-01T08:30:00+00:00",
           *       "submittedAt": null,
           *       "finishedAt": null
           *     }
           */
          'application/json': components['schemas']['Generation'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) · `idempotency_key_missing`: Send an Idempotency-Key header. · `idempotency_key_invalid`: The Idempotency-Key must be 1 to 255 visible ASCII characters. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `insufficient_credits`: There are not enough credits. (`required`: what the video costs, in credits; `available`: credits that can be spent) · `quota_exhausted`: The VivaAPI quota is used up. · `key_budget_exhausted`: The API key's budget is used up. (`required`: what the video costs, in credits; `available`: credits left in the key's budget) */
      402: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `model_not_found`: No such model is on offer. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_in_progress`: A request with this Idempotency-Key is still running. */
      409: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency_key_reused`: This Idempotency-Key was used with another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `upstream_unavailable`: Videos cannot be made at the moment. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getGeneration: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "state": "succeeded",
           *       "progress": 100,
           *       "prompt": "一只在雨中弹钢琴的猫",
           *       "model": "veo3",
           *       "duration": 5,
           *       "aspectRatio": "16:9",
           *       "priceCredits": 15,
           *       "charge": {
           *         "credits": 15,
           *         "percent": 100,
           *         "cause": "delivered",
           *         "phase": "running",
           *         "policyVersion": 1
           *       },
           *       "error": null,
           *       "videoUrl": "/api/v1/generations/0198c0de-7a3b-7c4d-9e5f-60718293a4b5/video",
           *       "videoDeletedAt": null,
           *       "createdAt": "2026-03-01T08:30:00+00:00",
           *       "submittedAt": "2026-03-01T08:30:02+00:00",
           *       "finishedAt": "2026-03-01T08:31:30+00:00"
           *     }
           */
          'application/json': components['schemas']['Generation'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  cancelGeneration: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "state": "cancelled",
           *       "progress": 0,
           *       "prompt": "一只在雨中弹钢琴的猫",
           *       "model": "veo3",
           *       "duration": 5,
           *       "aspectRatio": "16:9",
           *       "priceCredits": 15,
           *       "charge": null,
           *       "error": null,
           *       "videoUrl": null,
           *       "videoDeletedAt": null,
           *       "createdAt": "2026-03-01T08:30:00+00:00",
           *       "submittedAt": null,
           *       "finishedAt": null
           *     }
           */
          'application/json': components['schemas']['Generation'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `generation_not_cancellable`: This job can no longer be cancelled. (`state`: the state that the job is in) */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  followGeneration: {
    parameters: {
      query?: {
        /** @description What createGenerationLink has put into the address, in the place of the Authorization header. */
        link?: string;
      };
      header?: {
        /** @description The id of the last event that was seen: it is not sent again. */
        'Last-Event-ID'?: string;
      };
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description No Content */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `malformed_request`: The request could not be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `link_invalid`: This link has run out or was never given. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_many_streams`: There are too many open event streams. · `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createGenerationLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "expiresInSeconds": 600
         *     }
         */
        'application/json': components['schemas']['CreateGenerationLinkRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "videoUrl": "/api/v1/generations/0198c0de-7a3b-7c4d-9e5f-60718293a4b5/video?link=CfDJ8…",
           *       "eventsUrl": "/api/v1/generations/0198c0de-7a3b-7c4d-9e5f-60718293a4b5/events?link=CfDJ8…",
           *       "expiresAt": "2026-03-01T08:40:00+00:00"
           *     }
           */
          'application/json': components['schemas']['GenerationLink'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getVideo: {
    parameters: {
      query?: {
        /** @description What createGenerationLink has put into the address, in the place of the Authorization header. */
        link?: string;
      };
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'Accept-Ranges': components['headers']['Accept-Ranges'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'video/mp4': string;
        };
      };
      /** @description Partial Content */
      206: {
        headers: {
          ETag: components['headers']['ETag'];
          'Accept-Ranges': components['headers']['Accept-Ranges'];
          'Content-Range': components['headers']['Content-Range'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'video/mp4': string;
        };
      };
      /** @description Not Modified */
      304: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `malformed_request`: The request could not be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `link_invalid`: This link has run out or was never given. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `video_not_ready`: There is no video (yet). (`state`: the state that the job is in) */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `video_gone`: The video is no longer kept. (`deletedAt`: when it was deleted, where that is known) */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Range Not Satisfiable */
      416: {
        headers: {
          'Content-Range': components['headers']['Content-Range'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: The service cannot answer at the moment; try again shortly. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listApiKeys: {
    parameters: {
      query?: {
        /** @description How many at most: 1 to 100; 20 when it is left out. */
        limit?: number;
        /**
         * @description The nextCursor of the page before, as it was answered; left out for the first page.
         * @example AZjA3no7fE2eX2BxgpOktQ
         */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "name": "shop",
           *           "prefix": "vk_live_4fWq1xT8sKzB",
           *           "scopes": [
           *             "generate",
           *             "read"
           *           ],
           *           "allowedCidrs": [
           *             "203.0.113.0/24"
           *           ],
           *           "budget": {
           *             "limit": 300,
           *             "used": 15,
           *             "reserved": 0
           *           },
           *           "requestsPerMinute": null,
           *           "createdAt": "2026-03-01T08:30:00+00:00",
           *           "expiresAt": null,
           *           "lastUsedAt": null,
           *           "revokedAt": null,
           *           "replacedById": null
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['ApiKeyPage'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "shop",
         *       "scopes": [
         *         "generate",
         *         "read"
         *       ],
         *       "expiresAt": null,
         *       "allowedCidrs": [
         *         "203.0.113.0/24"
         *       ],
         *       "budgetCredits": 300,
         *       "requestsPerMinute": null
         *     }
         */
        'application/json': components['schemas']['CreateApiKeyRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          Location: components['headers']['Location'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "key": "vk_live_4fWq1xT8sKzB…",
           *       "apiKey": {
           *         "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *         "name": "shop",
           *         "prefix": "vk_live_4fWq1xT8sKzB",
           *         "scopes": [
           *           "generate",
           *           "read"
           *         ],
           *         "allowedCidrs": [
           *           "203.0.113.0/24"
           *         ],
           *         "budget": {
           *           "limit": 300,
           *           "used": 15,
           *           "reserved": 0
           *         },
           *         "requestsPerMinute": null,
           *         "createdAt": "2026-03-01T08:30:00+00:00",
           *         "expiresAt": null,
           *         "lastUsedAt": null,
           *         "revokedAt": null,
           *         "replacedById": null
           *       }
           *     }
           */
          'application/json': components['schemas']['NewApiKey'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `api_keys_not_included`: None of your packages includes API keys. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_many_api_keys`: Revoke a key first. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rotateApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "overlapMinutes": 60
         *     }
         */
        'application/json': components['schemas']['RotateApiKeyRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          Location: components['headers']['Location'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "key": "vk_live_4fWq1xT8sKzB…",
           *       "apiKey": {
           *         "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *         "name": "shop",
           *         "prefix": "vk_live_4fWq1xT8sKzB",
           *         "scopes": [
           *           "generate",
           *           "read"
           *         ],
           *         "allowedCidrs": [
           *           "203.0.113.0/24"
           *         ],
           *         "budget": {
           *           "limit": 300,
           *           "used": 15,
           *           "reserved": 0
           *         },
           *         "requestsPerMinute": null,
           *         "createdAt": "2026-03-01T08:30:00+00:00",
           *         "expiresAt": null,
           *         "lastUsedAt": null,
           *         "revokedAt": null,
           *         "replacedById": null
           *       }
           *     }
           */
          'application/json': components['schemas']['NewApiKey'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `api_key_not_active`: This key was revoked, replaced, or has run out. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  revokeApiKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listPackages: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "code": "pro",
           *           "name": "专业套餐",
           *           "priceFen": 9900,
           *           "credits": 150,
           *           "includesDedicatedKey": false,
           *           "includesApiKeys": false
           *         },
           *         {
           *           "code": "enterprise",
           *           "name": "企业套餐",
           *           "priceFen": 29900,
           *           "credits": 500,
           *           "includesDedicatedKey": true,
           *           "includesApiKeys": true
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Packages'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listOrders: {
    parameters: {
      query?: {
        /** @description How many at most: 1 to 100; 20 when it is left out. */
        limit?: number;
        /**
         * @description The nextCursor of the page before, as it was answered; left out for the first page.
         * @example AZjA3no7fE2eX2BxgpOktQ
         */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "state": "paid",
           *           "packageCode": "pro",
           *           "packageName": "专业套餐",
           *           "amountFen": 9900,
           *           "credits": 150,
           *           "channel": "page",
           *           "outTradeNo": "VIVA0198c0de7a3b7c4d9e5f60718293a4b5",
           *           "createdAt": "2026-03-01T08:30:00+00:00",
           *           "expiresAt": "2026-03-01T09:00:00+00:00",
           *           "paidAt": "2026-03-01T08:31:00+00:00",
           *           "closedAt": null,
           *           "refundedFen": 0,
           *           "refundableFen": 9900
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['OrderPage'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createOrder: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Made once for one intended effect and kept over retries. The same key and body again answers the first answer byte for byte with 'Idempotent-Replayed: true'. Kept 7 days.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "packageCode": "pro",
         *       "channel": "page"
         *     }
         */
        'application/json': components['schemas']['CreateOrderRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          Location: components['headers']['Location'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "order": {
           *         "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *         "state": "pending",
           *         "packageCode": "pro",
           *         "packageName": "专业套餐",
           *         "amountFen": 9900,
           *         "credits": 150,
           *         "channel": "page",
           *         "outTradeNo": "VIVA0198c0de7a3b7c4d9e5f60718293a4b5",
           *         "createdAt": "2026-03-01T08:30:00+00:00",
           *         "expiresAt": "2026-03-01T09:00:00+00:00",
           *         "paidAt": null,
           *         "closedAt": null,
           *         "refundedFen": 0,
           *         "refundableFen": 0
           *       },
           *       "payment": {
           *         "payUrl": "https://openapi.alipay.com/gateway.do?…",
           *         "orderString": null,
           *         "qrCode": null
           *       }
           *     }
           */
          'application/json': components['schemas']['CreatedOrder'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) · `idempotency_key_missing`: Send an Idempotency-Key header. · `idempotency_key_invalid`: The Idempotency-Key must be 1 to 255 visible ASCII characters. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `package_not_found`: No such package is on sale. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_in_progress`: A request with this Idempotency-Key is still running. */
      409: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency_key_reused`: This Idempotency-Key was used with another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `payment_unavailable`: Alipay cannot take payments at the moment. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getOrder: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "state": "paid",
           *       "packageCode": "pro",
           *       "packageName": "专业套餐",
           *       "amountFen": 9900,
           *       "credits": 150,
           *       "channel": "page",
           *       "outTradeNo": "VIVA0198c0de7a3b7c4d9e5f60718293a4b5",
           *       "createdAt": "2026-03-01T08:30:00+00:00",
           *       "expiresAt": "2026-03-01T09:00:00+00:00",
           *       "paidAt": "2026-03-01T08:31:00+00:00",
           *       "closedAt": null,
           *       "refundedFen": 0,
           *       "refundableFen": 9900
           *     }
           */
          'application/json': components['schemas']['Order'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  closeOrder: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "state": "closed",
           *       "packageCode": "pro",
           *       "packageName": "专业套餐",
           *       "amountFen": 9900,
           *       "credits": 150,
           *       "channel": "page",
           *       "outTradeNo": "VIVA0198c0de7a3b7c4d9e5f60718293a4b5",
           *       "createdAt": "2026-03-01T08:30:00+00:00",
           *       "expiresAt": "2026-03-01T09:00:00+00:00",
           *       "paidAt": null,
           *       "closedAt": "2026-03-01T08:32:00+00:00",
           *       "refundedFen": 0,
           *       "refundableFen": 0
           *     }
           */
          'application/json': components['schemas']['Order'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `order_not_closable`: This order can no longer be closed. (`state`: the state that the order is in) */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `upstream_unavailable`: Alipay gave no usable answer; try again. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getPayment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "payUrl": "https://openapi.alipay.com/gateway.do?…",
           *       "orderString": null,
           *       "qrCode": null
           *     }
           */
          'application/json': components['schemas']['Payment'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `order_not_payable`: This order can no longer be paid. (`state`: the state that the order is in) */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `payment_unavailable`: Alipay cannot take payments at the moment. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  receiveAlipayNotify: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/x-www-form-urlencoded': string;
        '*/*': string;
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description `malformed_request`: The request could not be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Request Timeout */
      408: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  returnFromAlipay: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      /** @description Found */
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  refundOrder: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Made once for one intended effect and kept over retries. The same key and body again answers the first answer byte for byte with 'Idempotent-Replayed: true'. Kept 7 days.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "The customer changed their mind.",
         *       "amountFen": 9900
         *     }
         */
        'application/json': components['schemas']['RefundOrderRequest'];
      };
    };
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          Location: components['headers']['Location'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "orderId": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "state": "pending",
           *       "source": "operator",
           *       "amountFen": 9900,
           *       "credits": 150,
           *       "revokedCredits": 150,
           *       "outRequestNo": "VIVAR0198c0de7a3b7c4d9e5f60718293a4b5",
           *       "reason": "The customer changed their mind.",
           *       "lastAnswer": null,
           *       "createdAt": "2026-03-01T08:30:00+00:00",
           *       "finishedAt": null
           *     }
           */
          'application/json': components['schemas']['Refund'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) · `idempotency_key_missing`: Send an Idempotency-Key header. · `idempotency_key_invalid`: The Idempotency-Key must be 1 to 255 visible ASCII characters. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_refundable`: So much of this order cannot be refunded. (`refundableFen`: what can be refunded now, in fen; `unspentCredits`: credits of the customer that are neither spent nor held; `state`: the state that the order is in) · `request_in_progress`: A request with this Idempotency-Key is still running. */
      409: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `idempotency_key_reused`: This Idempotency-Key was used with another request. */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listRefunds: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "orderId": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "state": "succeeded",
           *           "source": "operator",
           *           "amountFen": 9900,
           *           "credits": 150,
           *           "revokedCredits": 150,
           *           "outRequestNo": "VIVAR0198c0de7a3b7c4d9e5f60718293a4b5",
           *           "reason": "The customer changed their mind.",
           *           "lastAnswer": null,
           *           "createdAt": "2026-03-01T08:30:00+00:00",
           *           "finishedAt": "2026-03-01T08:30:02+00:00"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Refunds'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  completeOrder: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "state": "paid",
           *       "packageCode": "pro",
           *       "packageName": "专业套餐",
           *       "amountFen": 9900,
           *       "credits": 150,
           *       "channel": "page",
           *       "outTradeNo": "VIVA0198c0de7a3b7c4d9e5f60718293a4b5",
           *       "createdAt": "2026-03-01T08:30:00+00:00",
           *       "expiresAt": "2026-03-01T09:00:00+00:00",
           *       "paidAt": "2026-03-01T08:31:00+00:00",
           *       "closedAt": null,
           *       "refundedFen": 0,
           *       "refundableFen": 9900
           *     }
           */
          'application/json': components['schemas']['Order'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_paid_at_alipay`: Alipay does not say that this order was paid. (`tradeStatus`: what Alipay says of the trade; none when it knows of no trade) · `payment_mismatch`: What was paid does not fit the order. (`verdict`: what does not fit) */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `upstream_unavailable`: Alipay gave no usable answer; try again. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAllPackages: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "code": "pro",
           *           "name": "专业套餐",
           *           "priceFen": 9900,
           *           "credits": 150,
           *           "includesDedicatedKey": false,
           *           "includesApiKeys": false,
           *           "onSale": true,
           *           "position": 2,
           *           "version": 1
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['OfferedPackages'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  addPackage: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "code": "starter",
         *       "name": "入门套餐",
         *       "priceFen": 1900,
         *       "credits": 15,
         *       "position": 4,
         *       "includesDedicatedKey": false,
         *       "includesApiKeys": false,
         *       "onSale": true
         *     }
         */
        'application/json': components['schemas']['AddPackageRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          Location: components['headers']['Location'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "code": "starter",
           *       "name": "专业套餐",
           *       "priceFen": 9900,
           *       "credits": 150,
           *       "includesDedicatedKey": false,
           *       "includesApiKeys": false,
           *       "onSale": true,
           *       "position": 2,
           *       "version": 1
           *     }
           */
          'application/json': components['schemas']['OfferedPackage'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `package_exists`: There is a package with this code. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changePackage: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The stable code that names it. */
        code: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "专业套餐",
         *       "priceFen": 8900,
         *       "credits": 150,
         *       "includesDedicatedKey": false,
         *       "includesApiKeys": false,
         *       "onSale": true,
         *       "position": 2,
         *       "version": 1
         *     }
         */
        'application/json': components['schemas']['ChangePackageRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "code": "pro",
           *       "name": "专业套餐",
           *       "priceFen": 8900,
           *       "credits": 150,
           *       "includesDedicatedKey": false,
           *       "includesApiKeys": false,
           *       "onSale": true,
           *       "position": 2,
           *       "version": 2
           *     }
           */
          'application/json': components['schemas']['OfferedPackage'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `version_conflict`: It was changed meanwhile; look again. (`version`: the version that it has now) */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listReconciliations: {
    parameters: {
      query?: {
        /** @description How many at most: 1 to 100; 20 when it is left out. */
        limit?: number;
        /**
         * @description The nextCursor of the page before, as it was answered; left out for the first page.
         * @example AZjA3no7fE2eX2BxgpOktQ
         */
        cursor?: string;
        /** @description Only this day of Beijing's, as 2026-03-01; all when it is left out. */
        date?: string;
        /** @description Only what is of this kind; all when it is left out. */
        kind?: string;
        /** @description Only what is in this state; all when it is left out. */
        state?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "billDate": "2026-03-01",
           *           "kind": "payment_not_booked",
           *           "outTradeNo": "VIVA0198c0de7a3b7c4d9e5f60718293a4b5",
           *           "tradeNo": "2026030122001417631400000001",
           *           "outRequestNo": null,
           *           "orderId": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "hereFen": 9900,
           *           "thereFen": 9900,
           *           "state": "resolved",
           *           "resolution": "credited",
           *           "note": null,
           *           "foundAt": "2026-03-01T08:30:00+00:00",
           *           "resolvedAt": "2026-03-01T08:30:00+00:00"
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['ReconciliationFindingPage'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listReconciliationDays: {
    parameters: {
      query?: {
        /** @description How many at most: 1 to 100; 20 when it is left out. */
        limit?: number;
        /**
         * @description The nextCursor of the page before, as it was answered; left out for the first page.
         * @example AZjA3no7fE2eX2BxgpOktQ
         */
        cursor?: string;
        /** @description Only what is in this state; all when it is left out. */
        state?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "billDate": "2026-03-01",
           *           "state": "compared",
           *           "attempts": 1,
           *           "nextAttemptAt": null,
           *           "finishedAt": "2026-03-01T08:30:00+00:00",
           *           "lastProblem": null,
           *           "lines": 42,
           *           "foreignLines": 0,
           *           "paidFen": 415800,
           *           "refundedFen": 9900,
           *           "openFindings": 1
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['ReconciliationDayPage'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  resolveReconciliation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "note": "Paid twice by mistake; given back in Alipay's back office."
         *     }
         */
        'application/json': components['schemas']['ResolveReconciliationRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "billDate": "2026-03-01",
           *       "kind": "paid_twice",
           *       "outTradeNo": "VIVA0198c0de7a3b7c4d9e5f60718293a4b5",
           *       "tradeNo": "2026030122001417631400000001",
           *       "outRequestNo": null,
           *       "orderId": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "hereFen": 9900,
           *       "thereFen": 9900,
           *       "state": "resolved",
           *       "resolution": "by_operator",
           *       "note": null,
           *       "foundAt": "2026-03-01T08:30:00+00:00",
           *       "resolvedAt": "2026-03-01T08:30:00+00:00"
           *     }
           */
          'application/json': components['schemas']['ReconciliationFinding'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `finding_resolved`: This finding is resolved already. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getUsage: {
    parameters: {
      query?: {
        /**
         * @description The first day, of Beijing's.
         * @example 2026-03-01
         */
        from?: string;
        /**
         * @description The last day, of Beijing's; it counts as well.
         * @example 2026-03-31
         */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "day": "2026-03-01",
           *           "credits": 45,
           *           "videos": 3,
           *           "failures": 1
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Usage'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getLowCreditAlert: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "enabled": true,
           *       "thresholdCredits": 45,
           *       "isDefault": false,
           *       "fallenAt": "2026-03-01T08:30:00+00:00"
           *     }
           */
          'application/json': components['schemas']['LowCreditAlert'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  setLowCreditAlert: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "enabled": true,
         *       "thresholdCredits": 45
         *     }
         */
        'application/json': components['schemas']['SetLowCreditAlertRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "enabled": true,
           *       "thresholdCredits": 45,
           *       "isDefault": false,
           *       "fallenAt": "2026-03-01T08:30:00+00:00"
           *     }
           */
          'application/json': components['schemas']['LowCreditAlert'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getQuota: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "quota": 150,
           *       "used": 15,
           *       "reserved": 0,
           *       "remaining": 135,
           *       "usedRatio": 0.1,
           *       "availableCredits": 135
           *     }
           */
          'application/json': components['schemas']['Quota'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unavailable`: The service cannot answer at the moment; try again shortly. */
      503: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  revealVivaKey: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "password": "a-long-password"
         *     }
         */
        'application/json': components['schemas']['RevealVivaKeyRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "key": "sk-…",
           *       "apiUrl": "https://www.vivaapi.cn",
           *       "revealedAt": "2026-03-01T08:30:00+00:00"
           *     }
           */
          'application/json': components['schemas']['RevealedVivaKey'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `viva_key_reveal_off`: VivaAPI keys are not shown to customers here. · `wrong_password`: The password is wrong. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `no_password`: The account has no password: it logs in at a provider. · `viva_key_not_ready`: Your own VivaAPI key cannot be shown at the moment; try again shortly. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `login_locked`: Too many wrong passwords; wait for as many seconds as Retry-After says. · `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listCreditEntries: {
    parameters: {
      query?: {
        /** @description How many at most: 1 to 100; 20 when it is left out. */
        limit?: number;
        /**
         * @description The nextCursor of the page before, as it was answered; left out for the first page.
         * @example AZjA3no7fE2eX2BxgpOktQ
         */
        cursor?: string;
        /** @description Only what is of this kind; all when it is left out. */
        kind?: string[];
        /**
         * @description From this moment on, as RFC 3339; from the first when it is left out.
         * @example 2026-03-01T00:00:00Z
         */
        from?: string;
        /**
         * @description Up to this moment, as RFC 3339, which is no longer part of it; up to now when it is left out.
         * @example 2026-04-01T00:00:00Z
         */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "kind": "grant",
           *           "amount": 150,
           *           "availableAfter": 150,
           *           "reservedAfter": 0,
           *           "reference": "order:0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "reason": null,
           *           "createdAt": "2026-03-01T08:30:00+00:00",
           *           "order": {
           *             "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *             "outTradeNo": "VIVA0198c0de7a3b7c4d9e5f60718293a4b5",
           *             "packageName": "专业套餐",
           *             "amountFen": 9900
           *           },
           *           "generation": null
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['CreditEntryPage'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCreditBalance: {
    parameters: {
      query?: {
        /**
         * @description The moment that is asked about, as RFC 3339.
         * @example 2026-04-01T00:00:00Z
         */
        at?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "at": "2026-03-01T08:30:00+00:00",
           *       "available": 135,
           *       "reserved": 15
           *     }
           */
          'application/json': components['schemas']['CreditBalance'];
        };
      };
      /** @description `malformed_request`: The request could not be read. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `forbidden`: You may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listWebhookEndpoints: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "url": "https://shop.example.com/viva-events",
           *           "description": "the shop",
           *           "events": [
           *             "order.paid",
           *             "generation.succeeded",
           *             "generation.failed"
           *           ],
           *           "lowCredits": 30,
           *           "state": "active",
           *           "disabledBecause": null,
           *           "disabledAt": null,
           *           "failingSince": null,
           *           "previousSecretUntil": null,
           *           "createdAt": "2026-03-01T08:30:00+00:00"
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['WebhookEndpointList'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createWebhookEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "url": "https://shop.example.com/viva-events",
         *       "events": [
         *         "order.paid",
         *         "generation.succeeded",
         *         "generation.failed"
         *       ],
         *       "description": "the shop",
         *       "lowCredits": null
         *     }
         */
        'application/json': components['schemas']['CreateWebhookEndpointRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          Location: components['headers']['Location'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
           *       "endpoint": {
           *         "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *         "url": "https://shop.example.com/viva-events",
           *         "description": "the shop",
           *         "events": [
           *           "order.paid",
           *           "generation.succeeded",
           *           "generation.failed"
           *         ],
           *         "lowCredits": 30,
           *         "state": "active",
           *         "disabledBecause": null,
           *         "disabledAt": null,
           *         "failingSince": null,
           *         "previousSecretUntil": null,
           *         "createdAt": "2026-03-01T08:30:00+00:00"
           *       }
           *     }
           */
          'application/json': components['schemas']['WebhookSecret'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_many_webhook_endpoints`: There are as many webhook endpoints as there may be. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getWebhookEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "url": "https://shop.example.com/viva-events",
           *       "description": "the shop",
           *       "events": [
           *         "order.paid",
           *         "generation.succeeded",
           *         "generation.failed"
           *       ],
           *       "lowCredits": 30,
           *       "state": "active",
           *       "disabledBecause": null,
           *       "disabledAt": null,
           *       "failingSince": null,
           *       "previousSecretUntil": null,
           *       "createdAt": "2026-03-01T08:30:00+00:00"
           *     }
           */
          'application/json': components['schemas']['WebhookEndpoint'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteWebhookEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description No Content */
      204: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  changeWebhookEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "url": null,
         *       "events": null,
         *       "description": null,
         *       "lowCredits": null,
         *       "enabled": true
         *     }
         */
        'application/json': components['schemas']['ChangeWebhookEndpointRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "url": "https://shop.example.com/viva-events",
           *       "description": "the shop",
           *       "events": [
           *         "order.paid",
           *         "generation.succeeded",
           *         "generation.failed"
           *       ],
           *       "lowCredits": 30,
           *       "state": "active",
           *       "disabledBecause": null,
           *       "disabledAt": null,
           *       "failingSince": null,
           *       "previousSecretUntil": null,
           *       "createdAt": "2026-03-01T08:30:00+00:00"
           *     }
           */
          'application/json': components['schemas']['WebhookEndpoint'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  rotateWebhookSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "overlapHours": 24
         *     }
         */
        'application/json': components['schemas']['RotateWebhookSecretRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
           *       "endpoint": {
           *         "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *         "url": "https://shop.example.com/viva-events",
           *         "description": "the shop",
           *         "events": [
           *           "order.paid",
           *           "generation.succeeded",
           *           "generation.failed"
           *         ],
           *         "lowCredits": 30,
           *         "state": "active",
           *         "disabledBecause": null,
           *         "disabledAt": null,
           *         "failingSince": null,
           *         "previousSecretUntil": null,
           *         "createdAt": "2026-03-01T08:30:00+00:00"
           *       }
           *     }
           */
          'application/json': components['schemas']['WebhookSecret'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  testWebhookEndpoint: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          Location: components['headers']['Location'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "eventId": "msg_0198c0de7a3b7c4d9e5f60718293a4b5",
           *       "eventType": "webhook.test",
           *       "state": "delivered",
           *       "attempts": 1,
           *       "lastStatus": 204,
           *       "nextAttemptAt": null,
           *       "createdAt": "2026-03-01T08:30:00+00:00",
           *       "finishedAt": "2026-03-01T08:30:01+00:00"
           *     }
           */
          'application/json': components['schemas']['WebhookDelivery'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `webhook_endpoint_disabled`: The webhook endpoint is switched off. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listWebhookDeliveries: {
    parameters: {
      query?: {
        /** @description Only what is in this state; all when it is left out. */
        state?: string;
        /** @description How many at most: 1 to 100; 20 when it is left out. */
        limit?: number;
        /**
         * @description The nextCursor of the page before, as it was answered; left out for the first page.
         * @example AZjA3no7fE2eX2BxgpOktQ
         */
        cursor?: string;
      };
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "items": [
           *         {
           *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *           "eventId": "msg_0198c0de7a3b7c4d9e5f60718293a4b5",
           *           "eventType": "generation.succeeded",
           *           "state": "delivered",
           *           "attempts": 1,
           *           "lastStatus": 204,
           *           "nextAttemptAt": null,
           *           "createdAt": "2026-03-01T08:30:00+00:00",
           *           "finishedAt": "2026-03-01T08:30:01+00:00"
           *         }
           *       ],
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['WebhookDeliveryPage'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getWebhookDelivery: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "delivery": {
           *         "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *         "eventId": "msg_0198c0de7a3b7c4d9e5f60718293a4b5",
           *         "eventType": "generation.succeeded",
           *         "state": "delivered",
           *         "attempts": 1,
           *         "lastStatus": 204,
           *         "nextAttemptAt": null,
           *         "createdAt": "2026-03-01T08:30:00+00:00",
           *         "finishedAt": "2026-03-01T08:30:01+00:00"
           *       },
           *       "payload": "{\"type\":\"generation.succeeded\",\"timestamp\":\"2026-03-01T08:30:00+00:00\",\"data\":{}}",
           *       "attempts": [
           *         {
           *           "number": 1,
           *           "startedAt": "2026-03-01T08:30:00+00:00",
           *           "durationMs": 87,
           *           "status": 204,
           *           "answer": "",
           *           "error": null
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['WebhookDeliveryLog'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  redeliverWebhook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          Location: components['headers']['Location'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
           *       "eventId": "msg_0198c0de7a3b7c4d9e5f60718293a4b5",
           *       "eventType": "generation.succeeded",
           *       "state": "pending",
           *       "attempts": 1,
           *       "lastStatus": 204,
           *       "nextAttemptAt": "2026-03-01T08:30:00+00:00",
           *       "createdAt": "2026-03-01T08:30:00+00:00",
           *       "finishedAt": null
           *     }
           */
          'application/json': components['schemas']['WebhookDelivery'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `webhook_endpoint_disabled`: The webhook endpoint is switched off. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  redeliverWebhooks: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id that was answered when it was made, or in its list.
         * @example 0198c0de-7a3b-7c4d-9e5f-60718293a4b5
         */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "from": "2026-03-01T08:30:00+00:00",
         *       "to": "2026-03-01T14:30:00+00:00",
         *       "states": null,
         *       "cursor": null
         *     }
         */
        'application/json': components['schemas']['RedeliverWebhooksRequest'];
      };
    };
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          Location: components['headers']['Location'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "count": 12,
           *       "more": false,
           *       "nextCursor": null
           *     }
           */
          'application/json': components['schemas']['RedeliverWebhooks'];
        };
      };
      /** @description `malformed_request`: The request could not be read. · `validation_failed`: One or more fields are not valid. (`errors`: the messages for each field) */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unauthenticated`: Log in first. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `webhook_endpoint_disabled`: The webhook endpoint is switched off. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `request_too_large`: The request is too large. */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `unsupported_media_type`: Send the body as application/json in UTF-8. */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `rate_limited`: Too many requests. */
      429: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          RateLimit: components['headers']['RateLimit'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `internal_error`: Something went wrong on our side; nothing was charged twice. · `unavailable`: The service cannot answer at the moment; try again shortly. */
      default: {
        headers: {
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  onApiKeyRevoked: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Names the event; the same for every try and every endpoint.
         * @example msg_0198c0de7a3b7c4d9e5f60718293a4b5
         */
        'webhook-id': string;
        /**
         * @description When this try was sent, in seconds since 1970. Refuse what is older than five minutes.
         * @example 1772353800
         */
        'webhook-timestamp': string;
        /**
         * @description One or, while a secret is changed, two signatures, separated by a space: `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, with the base64 part of the secret as its key.
         * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
         */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "api_key.revoked",
         *       "timestamp": "2026-03-01T08:30:00+00:00",
         *       "data": {
         *         "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
         *         "name": "shop",
         *         "prefix": "vk_live_4fWq1xT8sKzB",
         *         "reason": "revoked",
         *         "revokedAt": "2026-03-01T08:30:00+00:00"
         *       }
         *     }
         */
        'application/json': components['schemas']['ApiKeyEventWebhookEvent'];
      };
    };
    responses: {
      /** @description Never send anything here again: the endpoint is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onCreditsLow: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Names the event; the same for every try and every endpoint.
         * @example msg_0198c0de7a3b7c4d9e5f60718293a4b5
         */
        'webhook-id': string;
        /**
         * @description When this try was sent, in seconds since 1970. Refuse what is older than five minutes.
         * @example 1772353800
         */
        'webhook-timestamp': string;
        /**
         * @description One or, while a secret is changed, two signatures, separated by a space: `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, with the base64 part of the secret as its key.
         * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
         */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "credits.low",
         *       "timestamp": "2026-03-01T08:30:00+00:00",
         *       "data": {
         *         "availableCredits": 20,
         *         "lowCredits": 30
         *       }
         *     }
         */
        'application/json': components['schemas']['CreditsLowWebhookEvent'];
      };
    };
    responses: {
      /** @description Never send anything here again: the endpoint is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onGenerationCancelled: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Names the event; the same for every try and every endpoint.
         * @example msg_0198c0de7a3b7c4d9e5f60718293a4b5
         */
        'webhook-id': string;
        /**
         * @description When this try was sent, in seconds since 1970. Refuse what is older than five minutes.
         * @example 1772353800
         */
        'webhook-timestamp': string;
        /**
         * @description One or, while a secret is changed, two signatures, separated by a space: `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, with the base64 part of the secret as its key.
         * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
         */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "generation.cancelled",
         *       "timestamp": "2026-03-01T08:30:00+00:00",
         *       "data": {
         *         "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
         *         "state": "cancelled",
         *         "progress": 0,
         *         "prompt": "一只在雨中弹钢琴的猫",
         *         "model": "veo3",
         *         "duration": 5,
         *         "aspectRatio": "16:9",
         *         "priceCredits": 15,
         *         "charge": null,
         *         "error": null,
         *         "videoUrl": null,
         *         "videoDeletedAt": null,
         *         "createdAt": "2026-03-01T08:30:00+00:00",
         *         "submittedAt": null,
         *         "finishedAt": null
         *       }
         *     }
         */
        'application/json': components['schemas']['GenerationWebhookEvent'];
      };
    };
    responses: {
      /** @description Never send anything here again: the endpoint is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onGenerationFailed: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Names the event; the same for every try and every endpoint.
         * @example msg_0198c0de7a3b7c4d9e5f60718293a4b5
         */
        'webhook-id': string;
        /**
         * @description When this try was sent, in seconds since 1970. Refuse what is older than five minutes.
         * @example 1772353800
         */
        'webhook-timestamp': string;
        /**
         * @description One or, while a secret is changed, two signatures, separated by a space: `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, with the base64 part of the secret as its key.
         * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
         */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "generation.failed",
         *       "timestamp": "2026-03-01T08:30:00+00:00",
         *       "data": {
         *         "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
         *         "state": "failed",
         *         "progress": 0,
         *         "prompt": "一只在雨中弹钢琴的猫",
         *         "model": "veo3",
         *         "duration": 5,
         *         "aspectRatio": "16:9",
         *         "priceCredits": 15,
         *         "charge": null,
         *         "error": null,
         *         "videoUrl": null,
         *         "videoDeletedAt": null,
         *         "createdAt": "2026-03-01T08:30:00+00:00",
         *         "submittedAt": null,
         *         "finishedAt": null
         *       }
         *     }
         */
        'application/json': components['schemas']['GenerationWebhookEvent'];
      };
    };
    responses: {
      /** @description Never send anything here again: the endpoint is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onGenerationSucceeded: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Names the event; the same for every try and every endpoint.
         * @example msg_0198c0de7a3b7c4d9e5f60718293a4b5
         */
        'webhook-id': string;
        /**
         * @description When this try was sent, in seconds since 1970. Refuse what is older than five minutes.
         * @example 1772353800
         */
        'webhook-timestamp': string;
        /**
         * @description One or, while a secret is changed, two signatures, separated by a space: `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, with the base64 part of the secret as its key.
         * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
         */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "generation.succeeded",
         *       "timestamp": "2026-03-01T08:30:00+00:00",
         *       "data": {
         *         "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
         *         "state": "succeeded",
         *         "progress": 100,
         *         "prompt": "一只在雨中弹钢琴的猫",
         *         "model": "veo3",
         *         "duration": 5,
         *         "aspectRatio": "16:9",
         *         "priceCredits": 15,
         *         "charge": {
         *           "credits": 15,
         *           "percent": 100,
         *           "cause": "delivered",
         *           "phase": "running",
         *           "policyVersion": 1
         *         },
         *         "error": null,
         *         "videoUrl": "/api/v1/generations/0198c0de-7a3b-7c4d-9e5f-60718293a4b5/video",
         *         "videoDeletedAt": null,
         *         "createdAt": "2026-03-01T08:30:00+00:00",
         *         "submittedAt": "2026-03-01T08:30:02+00:00",
         *         "finishedAt": "2026-03-01T08:31:30+00:00"
         *       }
         *     }
         */
        'application/json': components['schemas']['GenerationWebhookEvent'];
      };
    };
    responses: {
      /** @description Never send anything here again: the endpoint is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onOrderPaid: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Names the event; the same for every try and every endpoint.
         * @example msg_0198c0de7a3b7c4d9e5f60718293a4b5
         */
        'webhook-id': string;
        /**
         * @description When this try was sent, in seconds since 1970. Refuse what is older than five minutes.
         * @example 1772353800
         */
        'webhook-timestamp': string;
        /**
         * @description One or, while a secret is changed, two signatures, separated by a space: `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, with the base64 part of the secret as its key.
         * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
         */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "order.paid",
         *       "timestamp": "2026-03-01T08:30:00+00:00",
         *       "data": {
         *         "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
         *         "state": "paid",
         *         "outTradeNo": "VIVA0198c0de7a3b7c4d9e5f60718293a4b5",
         *         "packageCode": "pro",
         *         "amountFen": 9900,
         *         "credits": 150,
         *         "refundedFen": 0,
         *         "paidAt": "2026-03-01T08:30:00+00:00",
         *         "refund": null
         *       }
         *     }
         */
        'application/json': components['schemas']['OrderEventWebhookEvent'];
      };
    };
    responses: {
      /** @description Never send anything here again: the endpoint is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onOrderRefunded: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Names the event; the same for every try and every endpoint.
         * @example msg_0198c0de7a3b7c4d9e5f60718293a4b5
         */
        'webhook-id': string;
        /**
         * @description When this try was sent, in seconds since 1970. Refuse what is older than five minutes.
         * @example 1772353800
         */
        'webhook-timestamp': string;
        /**
         * @description One or, while a secret is changed, two signatures, separated by a space: `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, with the base64 part of the secret as its key.
         * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
         */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "order.refunded",
         *       "timestamp": "2026-03-01T08:30:00+00:00",
         *       "data": {
         *         "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
         *         "state": "partially_refunded",
         *         "outTradeNo": "VIVA0198c0de7a3b7c4d9e5f60718293a4b5",
         *         "packageCode": "pro",
         *         "amountFen": 9900,
         *         "credits": 150,
         *         "refundedFen": 3300,
         *         "paidAt": "2026-03-01T08:30:00+00:00",
         *         "refund": {
         *           "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
         *           "amountFen": 3300,
         *           "revokedCredits": 50
         *         }
         *       }
         *     }
         */
        'application/json': components['schemas']['OrderEventWebhookEvent'];
      };
    };
    responses: {
      /** @description Never send anything here again: the endpoint is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onWebhookTest: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Names the event; the same for every try and every endpoint.
         * @example msg_0198c0de7a3b7c4d9e5f60718293a4b5
         */
        'webhook-id': string;
        /**
         * @description When this try was sent, in seconds since 1970. Refuse what is older than five minutes.
         * @example 1772353800
         */
        'webhook-timestamp': string;
        /**
         * @description One or, while a secret is changed, two signatures, separated by a space: `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, with the base64 part of the secret as its key.
         * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
         */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "webhook.test",
         *       "timestamp": "2026-03-01T08:30:00+00:00",
         *       "data": {
         *         "message": "It works."
         *       }
         *     }
         */
        'application/json': components['schemas']['WebhookTestWebhookEvent'];
      };
    };
    responses: {
      /** @description Never send anything here again: the endpoint is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  onWebhookEndpointDisabled: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description Names the event; the same for every try and every endpoint.
         * @example msg_0198c0de7a3b7c4d9e5f60718293a4b5
         */
        'webhook-id': string;
        /**
         * @description When this try was sent, in seconds since 1970. Refuse what is older than five minutes.
         * @example 1772353800
         */
        'webhook-timestamp': string;
        /**
         * @description One or, while a secret is changed, two signatures, separated by a space: `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, with the base64 part of the secret as its key.
         * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
         */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "webhook_endpoint.disabled",
         *       "timestamp": "2026-03-01T08:30:00+00:00",
         *       "data": {
         *         "id": "0198c0de-7a3b-7c4d-9e5f-60718293a4b5",
         *         "url": "https://shop.example.com/viva-events",
         *         "disabledBecause": "failing",
         *         "disabledAt": "2026-03-01T08:30:00+00:00"
         *       }
         *     }
         */
        'application/json': components['schemas']['WebhookEndpointDisabledWebhookEvent'];
      };
    };
    responses: {
      /** @description Never send anything here again: the endpoint is switched off. */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Taken. */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
