using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using VivaApi.Backend.Money;

namespace VivaApi.Backend.Platform.Persistence;

internal sealed class CreditAmountConverter() : ValueConverter<CreditAmount, long>(
    amount => amount.Value, value => new CreditAmount(value));

internal sealed class FenConverter() : ValueConverter<Fen, long>(amount => amount.Value, value => new Fen(value));
