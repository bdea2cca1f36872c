using Microsoft.Extensions.Logging;
using SectorPipeline.Alerts;
using SectorPipeline.App.Configuration;
using SectorPipeline.App.Steps;
using SectorPipeline.App.Tickers;
using SectorPipeline.Ingestion;
using SectorPipeline.Lake;
using SectorPipeline.Models;
using SectorPipeline.Orchestration;
using SectorPipeline.Quality;

namespace SectorPipeline.App.Hosting;

/// <summary>Where the project, its settings and its data root are; opens their parts one by one.</summary>
internal sealed class HostContext
{
    private HostContext(string folder, Settings settings, TimeProvider time, bool verbose, string? sqlDirectory)
    {
        (Folder, Settings, Time, Verbose) = (folder, settings, time, verbose);
        Options = settings.Pipeline();
        SqlDirectory = sqlDirectory ?? Path.Combine(folder, Options.SqlDirectory);
        Root = DataRoot.At(Path.Combine(folder, Options.DataRoot));
    }

    /// <summary>The folder that holds <c>jobs/</c> and <c>sql/</c>.</summary>
    public string Folder { get; }

    public Settings Settings { get; }

    public PipelineOptions Options { get; }

    public TimeProvider Time { get; }

    /// <summary>Whether log lines go to standard error.</summary>
    public bool Verbose { get; }

    public DataRoot Root { get; }

    public string JobsDirectory => Path.Combine(Folder, Options.JobsDirectory);

    /// <summary>The folder of the files that declare checks of raw data.</summary>
    public string QualityDirectory => Path.Combine(JobsDirectory, "quality");

    public string UniversePath => Path.Combine(JobsDirectory, "universe.csv");

    public string AlertRulesPath => Path.Combine(JobsDirectory, AlertRules.FileName);

    /// <summary>The dbt project: the working directory where that is one, else the one of the settings.</summary>
    public string SqlDirectory { get; }

    /// <summary>Every kind of step that a job file can name.</summary>
    public static StepCatalog Steps { get; } = new([.. IngestionSteps.All, .. ModelSteps.All, LoadRaw.Type, ExportMarts.Type, CompactLake.Type, VerifyLake.Type, CheckQuality.Type, FetchMarket.Type, ComputeTicker.Type, EvaluateAlerts.Type, PublishReport.Type]);

    public static HostContext Open(string workingDirectory, IReadOnlyDictionary<string, string> variables, TimeProvider time, bool verbose)
    {
        var folder = ProjectFolder.Find(workingDirectory);
        return new HostContext(folder, Settings.Load(folder, variables), time, verbose, IsProject(workingDirectory) ? workingDirectory : null);
    }

    public JobCatalog LoadJobs() => JobCatalog.Load(JobsDirectory, Steps);

    /// <summary>The store of the lake, which the caller disposes.</summary>
    public FolderStore OpenStore() => new(Root.Lake);

    /// <summary>The store of reports, beside that of the lake; the caller disposes it.</summary>
    public FolderStore OpenReportStore() => new(Root.Reports);

    /// <summary>Where reports are kept, and what they say of the market whose numbers they tell.</summary>
    public ReportPlace ReportsIn(IObjectStore store) => new(store, Root.Market?.Notice, Time);

    public SqlProject LoadSqlProject() => SqlProject.Load(SqlOptions());

    /// <summary>The options that read this project's models against this data root.</summary>
    public SqlProjectOptions SqlOptions() => new()
    {
        ProjectDirectory = SqlDirectory,
        Target = Options.Target,
        TargetPath = Variable("DBT_TARGET_PATH"),
        Environment = Variable,
        Time = Time,
    };

    /// <summary>Lines of steps go to the logs of their runs, and with <c>--verbose</c> all lines to standard error too.</summary>
    public void ConfigureLogging(ILoggingBuilder logging)
    {
        logging.AddProvider(new StepLogProvider()).SetMinimumLevel(LogLevel.Information);
        if (Verbose)
            logging.AddSimpleConsole(console => console.SingleLine = true);
    }

    /// <summary>A host tells what it does; the web server and the scheduler tell what goes wrong.</summary>
    public void ConfigureHostLogging(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Information)
            .AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff "));
        if (!Verbose)
            logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Quartz", LogLevel.Warning);
    }

    private static bool IsProject(string folder) => File.Exists(Path.Combine(folder, "dbt_project.yml"));

    // The models find the warehouse through DATA_ROOT, which must mean the same folder wherever the process was started.
    private string? Variable(string name) =>
        name == "DATA_ROOT" ? Root.FullPath : Settings.Environment.GetValueOrDefault(name);
}
