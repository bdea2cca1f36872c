using System.CommandLine;
using System.Globalization;
using SectorPipeline.App.Host;
using SectorPipeline.App.Hosting;
using SectorPipeline.Orchestration;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector keys</c>: the API keys of programs.</summary>
internal static class KeysCommands
{
    public static Command Create(SectorCli cli) =>
        new SectorCommand("keys", "Hand out, list and revoke API keys", "sector keys add nightly-report --role viewer", "sector keys list", "sector keys revoke nightly-report")
        {
            Add(cli), List(cli), Revoke(cli),
        };

    private static Command Add(SectorCli cli)
    {
        var name = new Argument<string>("name") { Description = "Whose the key is" };
        var role = new Option<string>("--role") { Description = "viewer looks, operator runs, admin hands out keys", DefaultValueFactory = _ => Roles.Viewer };
        role.AcceptOnlyFromAmong([.. Roles.All]);
        var json = Json.Option();
        var command = new SectorCommand("add", "Make a key; its text is shown this once", "sector keys add nightly-report", "sector keys add deploy --role operator --json")
        {
            name, role, json,
        };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            using var history = await HistoryOpener.OpenOrCreateAsync(context, cancellation);
            var (key, text) = await history.ApiKeys.AddAsync(parsed.GetRequiredValue(name), parsed.GetRequiredValue(role), CliCaller.Name, cancellation);
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, new NewKeyView(key, text.Reveal()));
            else
                Announce(cli.Environment.Out, key, text.Reveal());
            return ExitCode.Done;
        });
    }

    private static Command List(SectorCli cli)
    {
        var json = Json.Option();
        var command = new SectorCommand("list", "List the keys", "sector keys list") { json };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            using var history = await HistoryOpener.OpenOrCreateAsync(context, cancellation);
            var keys = await history.ApiKeys.ListAsync(cancellation);
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, keys);
            else
                cli.Environment.Out.Write(Table(keys));
            return ExitCode.Done;
        });
    }

    private static Command Revoke(SectorCli cli)
    {
        var key = new Argument<string>("key") { Description = "Its name or its id" };
        var command = new SectorCommand("revoke", "End a key at once", "sector keys revoke nightly-report") { key };
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            using var history = await HistoryOpener.OpenOrCreateAsync(context, cancellation);
            var revoked = await history.ApiKeys.RevokeAsync(parsed.GetRequiredValue(key), cancellation);
            cli.Environment.Out.WriteLine($"The key {revoked.Id} of {revoked.Name} is revoked.");
            return ExitCode.Done;
        });
    }

    private static void Announce(IAnsiConsole console, ApiKey key, string text)
    {
        console.WriteLine(text);
        console.WriteLine($"This is the key of {key.Name} ({key.Role}). It is kept nowhere: store it now. Send it as 'Authorization: Bearer …'.");
    }

    private static Table Table(IReadOnlyList<ApiKey> keys)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("Id", "Name", "Role", "Created (UTC)", "By", "Revoked (UTC)");
        foreach (var key in keys)
            table.AddRow([.. ((string[])[key.Id, key.Name, key.Role, Instant(key.Created), key.By, key.Revoked is { } revoked ? Instant(revoked) : ""]).Select(Markup.Escape)]);
        return table;
    }

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
