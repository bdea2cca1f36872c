using System.Globalization;
using SectorPipeline.Core;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Orchestration;

/// <summary>Reads a job from its YAML, with every fault of the file at once.</summary>
internal sealed class JobFile
{
    private static readonly string[] Keys = ["name", "description", "schedule", "deadline", "steps"];

    private readonly SourceText source;
    private readonly MappingReader job;
    private readonly StepCatalog catalog;

    private JobFile(SourceText source, YamlMappingNode root, StepCatalog catalog)
    {
        (this.source, this.catalog) = (source, catalog);
        job = new MappingReader(root, source, "a job", Keys);
    }

    /// <exception cref="ConfigurationException">The file is not a job.</exception>
    public static Job Parse(string file, string text, StepCatalog catalog)
    {
        var yaml = new SourceText(file, text);
        if (Root(yaml, text) is not { } root)
            throw yaml.ToException();
        var read = new JobFile(yaml, root, catalog).Read();
        return read is not null && !yaml.HasFaults ? read : throw yaml.ToException();
    }

    public static TimeOnly? TimeOfDay(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static YamlMappingNode? Root(SourceText yaml, string text)
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

    private Job? Read()
    {
        var name = ReadName();
        var schedule = job.Mapping("schedule", "{ cron: \"0 6 * * MON-FRI\" }") is { } mapping
            ? ScheduleReader.Read(mapping, source)
            : null;
        var deadline = job.Value("deadline", TimeOfDay, "a time of day; write it as \"08:45\"");
        var description = job.Text("description") ?? "";
        return ReadSteps() is not { } steps ? null : new Job
        {
            Name = name,
            Description = description,
            File = source.File,
            Schedule = schedule,
            Deadline = deadline,
            Steps = steps,
        };
    }

    private string ReadName()
    {
        var name = job.Text("name");
        if (name is not null && !StepReader.IsName(name))
            source.Fault(job.Node("name")!.Start, $"name: '{name}' is not a name. {StepReader.NameRule}");
        return name ?? Path.GetFileNameWithoutExtension(source.File);
    }

    private Dag<JobStep>? ReadSteps()
    {
        if (job.Mapping("steps", "prices: { uses: ingest.prices }") is not { Children.Count: > 0 } mapping)
        {
            if (job.Node("steps") is null or YamlMappingNode)
                source.Fault(job.Start, "the job has no steps. Add steps: with at least one step under it.");
            return null;
        }

        var reader = new StepReader(source, catalog, mapping);
        var steps = mapping.Children.Select(pair => reader.Read(pair.Key, pair.Value)).OfType<JobStep>().ToList();
        return Connect(steps, mapping);
    }

    private Dag<JobStep>? Connect(List<JobStep> steps, YamlMappingNode mapping)
    {
        var names = steps.Select(step => step.Name).ToHashSet(StringComparer.Ordinal);
        try
        {
            return new Dag<JobStep>(steps, step => step.Name, step => step.Needs.Where(names.Contains));
        }
        catch (CycleException error)
        {
            var first = mapping.Children.Keys.First(key => string.Equals(((YamlScalarNode)key).Value, error.Path[0], StringComparison.Ordinal));
            source.Fault(first.Start, error.Message);
            return null;
        }
    }
}
