using System.CommandLine;
using System.CommandLine.Invocation;
using SectorPipeline.App.Hosting;

namespace SectorPipeline.App.Cli;

/// <summary>The command line <c>sector</c>.</summary>
internal sealed class SectorCli(CliEnvironment environment)
{
    // Ctrl-C lets steps commit what they have before the process ends.
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(30);

    // '@' before a model selects it with all that its descendants need; it names no file of arguments.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    private readonly Option<bool> verbose = new("--verbose") { Description = "Write log lines to standard error", Recursive = true };

    public CliEnvironment Environment { get; } = environment;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var root = BuildRoot();
        var result = root.Parse(SqlArguments.InOrder(arguments, root), Parsing);
        if (result.Errors.Count == 0 || result.Action is HelpWithExamples)
            return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToStop });
        UsageErrors.Write(Environment.Error, result);
        return ExitCode.Usage;
    }

    /// <summary>Makes the work the action of the command, and its errors the last thing printed.</summary>
    public T Handle<T>(T command, Func<ParseResult, HostContext, CancellationToken, Task<int>> work)
        where T : Command
    {
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                return await work(parsed, Open(parsed), cancellation);
            }
            catch (Exception exception)
            {
                return ErrorPrinter.Print(Environment.Error, exception);
            }
        });
        return command;
    }

    private HostContext Open(ParseResult parsed) =>
        HostContext.Open(Environment.WorkingDirectory, Environment.Variables, Environment.Time, parsed.GetValue(verbose));

    private RootCommand BuildRoot()
    {
        var root = new RootCommand("Turns market data into sector analytics, every trading day.")
        {
            RunCommand.Create(this),
            RunsCommands.Create(this),
            JobsCommands.Create(this),
            ServeCommand.Create(this),
            BackfillCommand.Create(this),
            KeysCommands.Create(this),
            IngestCommand.Create(this),
            SqlCommands.Create(this),
            QualityCommands.Create(this),
            AlertsCommands.Create(this),
            LakeCommands.Create(this),
            ReportCommand.Create(this),
            SandboxCommand.Create(this),
            DoctorCommand.Create(this),
        };
        root.Options.Add(verbose);
        HelpWithExamples.Install(root);
        return root;
    }
}
