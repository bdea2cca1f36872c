using System.Globalization;
using SectorPipeline.Core;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Orchestration;

/// <summary>Reads a job from its YAML, with every fault of the file at once.</summary>
internal sealed class JobFile
{
    public static readonly string[] Keys = ["name", "description", "schedule", "deadline", "overlap", "parameters", "steps"];

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
        if (YamlRoot.Read(yaml, text) is not { } root)
            throw yaml.ToException();
        var read = new JobFile(yaml, root, catalog).Read();
        return read is not null && !yaml.HasFaults ? read : throw yaml.ToException();
    }

    public static TimeOnly? TimeOfDay(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private Job? Read()
    {
        var name = ReadName();
        var schedule = job.Mapping("schedule", "{ cron: \"0 6 * * MON-FRI\" }") is { } mapping
            ? ScheduleReader.Read(mapping, source)
            : null;
        var deadline = job.Value("deadline", TimeOfDay, "a time of day; write it as \"08:45\"");
        var description = job.Text("description") ?? "";
        var overlap = job.Value("overlap", Overlap, "known; write skip, queue or cancel") ?? OverlapPolicy.Skip;
        var parameters = new ParametersReader(source).Read(job);
        return ReadSteps(parameters) is not { } steps ? null : new Job
        {
            Name = name,
            Description = description,
            File = source.File,
            Schedule = schedule,
            Deadline = deadline,
            Overlap = overlap,
            Parameters = parameters,
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

    private Dag<JobStep>? ReadSteps(List<JobParameter> parameters)
    {
        if (job.Mapping("steps", "prices: { uses: ingest.prices }") is not { Children.Count: > 0 } mapping)
        {
            if (job.Node("steps") is null or YamlMappingNode)
                source.Fault(job.Start, "the job has no steps. Add steps: with at least one step under it.");
            return null;
        }

        return new StepReader(source, catalog, mapping).Read(mapping, parameters);
    }

    private static OverlapPolicy? Overlap(string text) => text switch
    {
        "skip" => OverlapPolicy.Skip,
        "queue" => OverlapPolicy.Queue,
        "cancel" => OverlapPolicy.Cancel,
        _ => null,
    };
}
