using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SectorPipeline.App.Cli;

/// <summary>The usual help, then the examples of the command that was asked about.</summary>
internal sealed class HelpWithExamples(SynchronousCommandLineAction inner) : SynchronousCommandLineAction
{
    public static void Install(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var code = inner.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not SectorCommand { Examples: { Count: > 0 } examples })
            return code;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in examples)
            output.WriteLine($"  {example}");
        return code;
    }
}
