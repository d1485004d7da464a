namespace VivaApi.Backend.Integrations.Viva;

/// <summary>Why VivaAPI did not take a job, or did not answer a question about one.</summary>
internal enum VivaRefusal
{
    /// <summary>The request itself: a parameter the model does not take.</summary>
    BadRequest,

    /// <summary>What was asked for: the provider's content rules.</summary>
    Content,

    /// <summary>The key is missing, wrong, expired or switched off.</summary>
    KeyRejected,

    /// <summary>The account that pays is empty; every key of that account is refused.</summary>
    WalletEmpty,

    /// <summary>This key's own cap is used up; the account may still be full.</summary>
    TokenQuotaExhausted,

    /// <summary>The key may not do this: the address it is used from, the model, the group.</summary>
    Forbidden,

    /// <summary>Nobody behind the relay makes this model at the moment.</summary>
    NoChannel,

    /// <summary>Too many requests, here or behind the relay.</summary>
    RateLimited,

    /// <summary>The host does not know this address: a setting is wrong, or the route is not offered.</summary>
    RouteNotFound,

    /// <summary>The request never left: no connection, no name, no TLS.</summary>
    NotSent,

    /// <summary>A clear refusal for a reason that none of the above covers.</summary>
    Other,
}

internal static class VivaRefusals
{
    extension(VivaRefusal kind)
    {
        /// <summary>The same job may be accepted later, once time has passed or the operator has acted.</summary>
        public bool MayRetry => kind switch
        {
            VivaRefusal.BadRequest => false,
            VivaRefusal.Content => false,
            VivaRefusal.KeyRejected => true,
            VivaRefusal.WalletEmpty => true,
            VivaRefusal.TokenQuotaExhausted => true,
            VivaRefusal.Forbidden => false,
            VivaRefusal.NoChannel => true,
            VivaRefusal.RateLimited => true,
            VivaRefusal.RouteNotFound => false,
            VivaRefusal.NotSent => true,
            VivaRefusal.Other => false,
        };

        /// <summary>The operator's to mend, and never to be told to a customer as theirs.</summary>
        public bool IsOperators => kind is not (VivaRefusal.BadRequest or VivaRefusal.Content);
    }
}
