using SectorPipeline.Jinja;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Alerts;

/// <summary>Parses the templates of a rule, so that their errors name lines of the file that they are in.</summary>
internal static class RuleTemplates
{
    // A row of a table must not keep an evaluation busy, nor fill a message.
    private static readonly JinjaEnvironment Environment = new(new JinjaOptions
    {
        Undefined = JinjaUndefinedBehavior.Strict,
        MaxOutput = 256 * 1024,
        MaxIterations = 100_000,
        MaxTime = TimeSpan.FromSeconds(2),
    });

    /// <summary>The template; an empty one where there is none, or a fault.</summary>
    public static JinjaTemplate Parse(YamlScalarNode? scalar, YamlFaults faults)
    {
        if (scalar is null)
            return Environment.Parse("", faults.File);
        var isBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
        try
        {
            return Environment.Parse(scalar.Value ?? "", faults.File, (int)scalar.Start.Line + (isBlock ? 1 : 0));
        }
        catch (JinjaException error)
        {
            faults.Add(scalar.Start, error);
            return Environment.Parse("", faults.File);
        }
    }
}
