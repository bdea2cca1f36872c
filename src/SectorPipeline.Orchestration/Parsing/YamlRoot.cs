using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Orchestration;

/// <summary>Reads the YAML of a job file; what is wrong with it becomes a fault of the source.</summary>
internal static class YamlRoot
{
    public static YamlMappingNode? Read(SourceText yaml, string text)
    {
        var stream = new YamlStream();
        var parser = new Parser(new StringReader(text));
        try
        {
            stream.Load(parser);
        }
        catch (YamlException error)
        {
            yaml.Fault(error.Start.Index > 0 && error.Start.Index < text.Length ? error.Start : LastRead(parser), $"not valid YAML: {error.Message.TrimEnd('.')}.");
            return null;
        }
        catch (InvalidOperationException)
        {
            // What YamlDotNet says to a bracket that is still open where the indentation goes back.
            yaml.Fault(LastRead(parser), "not valid YAML: what begins here does not end. Close its bracket or brace.");
            return null;
        }

        if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            return root;
        yaml.Fault(new Mark(0, 1, 1), "a job is one mapping with the keys name, schedule and steps.");
        return null;
    }

    // Some errors come without a place, or with the end of the file.
    private static Mark LastRead(Parser parser) => parser.Current?.Start ?? new Mark(0, 1, 1);
}
