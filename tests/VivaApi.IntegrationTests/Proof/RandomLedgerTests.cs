using CsCheck;
using Npgsql;
using VivaApi.Backend.Features.Credits;
using VivaApi.Backend.Money;
using VivaApi.IntegrationTests.Credits;
using VivaApi.Migrations;

namespace VivaApi.IntegrationTests.Proof;

/// <summary>
/// Random sequences of verbs, given to the model and to PostgreSQL: every answer and every balance must be the same. A sequence that
/// differs is shrunk, and printed with the seed that makes it again (<c>CsCheck_Seed=… dotnet test …</c>).
/// </summary>
public sealed class RandomLedgerTests(TheLedger ledger) : IClassFixture<TheLedger>
{
    private const int Accounts = 2;

    // Few references and amounts, and mostly one account: so that commands meet what earlier ones left.
    private static readonly Gen<LedgerCommand> Command =
        from verb in Gen.Enum<LedgerVerb>()
        from account in Gen.Int[0, 4]
        from reference in Gen.Int[0, 3]
        from amount in Gen.Long[1, 3]
        from down in Gen.Bool
        from undone in Gen.Int[0, 9]
        select new LedgerCommand(
            verb,
            account / 4,
            reference,
            verb == LedgerVerb.Grant ? 3 * amount : verb == LedgerVerb.Adjust && down ? -amount : amount,
            undone == 0);

    [Fact]
    public async Task Random_commands_do_in_postgresql_what_they_do_in_the_model()
    {
        var rarities = new Rarities("random ledger", "Applied", "Repeated", "Conflict", "Insufficient", "undone", "partly settled");
        var iterations = ProofLength.Of(shortly: 80, atLength: 5_000);

        await Command.List[1, 60].SampleAsync(
            commands => CompareAsync(commands, rarities),
            writeLine: line => Console.WriteLine($"random ledger: {line}"),
            iter: iterations,
            print: commands => string.Join(", ", commands));

        await using var report = new StringWriter();
        var right = await Audit.RunAsync(
            ledger.Owner.ConnectionString, file => string.CompareOrdinal(file, "07") < 0, report, TestContext.Current.CancellationToken);
        Assert.True(right, report.ToString());
        rarities.MustHaveBeenSeen();
    }

    private async Task CompareAsync(List<LedgerCommand> commands, Rarities rarities)
    {
        var model = new LedgerModel();
        var run = new Run(ledger);
        await using var db = ledger.Open();
        foreach (var command in commands)
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var movement = await run.CallAsync(ledger.LedgerOf(db), command);
            if (command.Undone)
            {
                await transaction.RollbackAsync();
                rarities.Saw("undone");
                continue;
            }

            await transaction.CommitAsync();
            Assert.Equal((command, model.Apply(command)), (command, movement));
            rarities.Saw(movement.Outcome.ToString());
            if (command.Verb == LedgerVerb.Settle && movement is { Outcome: LedgerOutcome.Applied } && run.IsPart(command))
            {
                rarities.Saw("partly settled");
            }
        }

        await run.MustStandAsAsync(model);
    }

    /// <summary>One sequence's own accounts and references in the shared database.</summary>
    private sealed class Run(TheLedger ledger)
    {
        private readonly Guid[] accounts = [.. Enumerable.Range(0, Accounts).Select(_ => ledger.NewAccount())];
        private readonly Dictionary<int, Guid> references = [];
        private readonly Dictionary<int, long> held = [];

        public bool IsPart(LedgerCommand settle) => settle.Amount < held[settle.Reference];

        public Task<LedgerMovement> CallAsync(CreditLedger verbs, LedgerCommand command)
        {
            var account = accounts[command.Account];
            var amount = new CreditAmount(command.Amount);
            if (!references.TryGetValue(command.Reference, out var id))
            {
                references[command.Reference] = id = ledger.NewAccount();
            }

            if (command is { Verb: LedgerVerb.Reserve, Undone: false })
            {
                held.TryAdd(command.Reference, command.Amount);
            }

            var (order, job) = (LedgerReference.OfOrder(id), LedgerReference.OfGeneration(id));
            return command.Verb switch
            {
                LedgerVerb.Grant => verbs.GrantAsync(account, amount, order, CancellationToken.None),
                LedgerVerb.Reserve => verbs.ReserveAsync(account, amount, job, CancellationToken.None),
                LedgerVerb.Settle => verbs.SettleAsync(account, amount, job, CancellationToken.None),
                LedgerVerb.Release => verbs.ReleaseAsync(account, job, CancellationToken.None),
                LedgerVerb.Revoke => verbs.RevokeAsync(account, amount, LedgerReference.OfRefund(id), CancellationToken.None),
                LedgerVerb.Restore => verbs.RestoreAsync(account, amount, LedgerReference.OfRefund(id), CancellationToken.None),
                LedgerVerb.Adjust => verbs.AdjustAsync(
                    account, amount, LedgerReference.OfAdjustment(id), "a correction", CancellationToken.None),
            };
        }

        public async Task MustStandAsAsync(LedgerModel model)
        {
            await using var connection = await ledger.Owner.OpenAsync();
            for (var account = 0; account < Accounts; account++)
            {
                await using var query = new NpgsqlCommand(
                    "select available_credits, reserved_credits from user_credit_accounts where user_id = $1", connection);
                query.Parameters.Add(new NpgsqlParameter { Value = accounts[account] });
                await using var reader = await query.ExecuteReaderAsync();
                var balance = await reader.ReadAsync() ? (reader.GetInt64(0), reader.GetInt64(1)) : (0, 0);
                Assert.Equal((account, model.BalanceOf(account)), (account, balance));
            }

            var users = string.Join(',', accounts.Select(account => $"'{account}'"));
            Assert.Equal(model.Movements, await ledger.Owner.CountAsync($"credit_entries where user_id in ({users})"));
        }
    }
}
