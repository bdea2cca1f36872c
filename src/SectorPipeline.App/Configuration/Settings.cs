using FluentValidation;
using Microsoft.Extensions.Configuration;
using SectorPipeline.Alerts;
using SectorPipeline.App.Host;
using SectorPipeline.App.Lineage;
using SectorPipeline.App.Markets;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Configuration;

/// <summary>appsettings.json, then appsettings.&lt;environment&gt;.json, then .env, then environment variables.</summary>
internal sealed class Settings
{
    private static readonly Dictionary<string, string> KnownNames = new(StringComparer.Ordinal)
    {
        ["DATA_ROOT"] = "Pipeline:DataRoot",
        ["JOBS_DIR"] = "Pipeline:JobsDirectory",
        ["SQL_DIR"] = "Pipeline:SqlDirectory",
        ["DBT_TARGET"] = "Pipeline:Target",
        ["ALPHA_VANTAGE_API_KEY"] = "Ingestion:AlphaVantage:ApiKey",
        ["FRED_API_KEY"] = "Ingestion:Fred:ApiKey",
        ["COINGECKO_API_KEY"] = "Ingestion:CoinGecko:ApiKey",
        ["SEC_USER_AGENT"] = "Ingestion:Sec:UserAgent",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "Telemetry:OtlpEndpoint",
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "Telemetry:OtlpProtocol",
        ["OPENLINEAGE_URL"] = "OpenLineage:Url",
        ["OPENLINEAGE_API_KEY"] = "OpenLineage:ApiKey",
        ["OPENLINEAGE_NAMESPACE"] = "OpenLineage:Namespace",
    };

    private static readonly string[] Sections =
    [
        "Pipeline", SimulationOptions.Section, IngestionOptions.Section, ExecutorOptions.Section,
        DispatcherOptions.Section, HistoryOptions.Section, ServerOptions.Section, TelemetryOptions.Section, LineageOptions.Section,
        AlertOptions.Section, ReportOptions.Section,
    ];

    private Settings(IConfiguration configuration, IReadOnlyDictionary<string, string> environment) =>
        (Configuration, Environment) = (configuration, environment);

    public IConfiguration Configuration { get; }

    /// <summary>.env under the environment variables: what <c>env_var()</c> of the SQL project sees.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    public static Settings Load(string folder, IReadOnlyDictionary<string, string> variables)
    {
        var environment = new Dictionary<string, string>(DotEnv.Read(Path.Combine(folder, ".env")), StringComparer.Ordinal);
        foreach (var (name, value) in variables)
            environment[name] = value;

        var stage = environment.GetValueOrDefault("SECTOR_ENVIRONMENT", "Production");
        var configuration = new ConfigurationBuilder()
            .SetBasePath(Path.GetFullPath(folder))
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{stage}.json", optional: true)
            .AddInMemoryCollection(AsConfiguration(environment))
            .Build();
        string[] unknown = [.. SettingNames.UnknownSections(configuration, Sections)];
        return unknown.Length == 0 ? new Settings(configuration, environment) : throw new ConfigurationException(unknown);
    }

    public PipelineOptions Pipeline() => Bind<PipelineOptions>("Pipeline");

    public SimulationOptions Simulation() => Checked(Bind<SimulationOptions>(SimulationOptions.Section), new SimulationOptionsValidator());

    /// <exception cref="ConfigurationException">Every setting that is wrong.</exception>
    public IngestionOptions Ingestion() => Checked(Bind<IngestionOptions>(IngestionOptions.Section), new IngestionOptionsValidator());

    public ExecutorOptions Executor() => Checked(Bind<ExecutorOptions>(ExecutorOptions.Section), new ExecutorOptionsValidator());

    public HistoryOptions History() => Checked(Bind<HistoryOptions>(HistoryOptions.Section), new HistoryOptionsValidator());

    public DispatcherOptions Dispatcher() => Checked(Bind<DispatcherOptions>(DispatcherOptions.Section), new DispatcherOptionsValidator());

    public ServerOptions Server() => Checked(Bind<ServerOptions>(ServerOptions.Section), new ServerOptionsValidator());

    public TelemetryOptions Telemetry() => Checked(Bind<TelemetryOptions>(TelemetryOptions.Section), new TelemetryOptionsValidator());

    public LineageOptions Lineage() => Checked(Bind<LineageOptions>(LineageOptions.Section), new LineageOptionsValidator());

    public AlertOptions Alerts() => Checked(Bind<AlertOptions>(AlertOptions.Section), new AlertOptionsValidator());

    public ReportOptions Reports() => Checked(Bind<ReportOptions>(ReportOptions.Section), new ReportOptionsValidator());

    private static T Checked<T>(T options, IValidator<T> validator)
    {
        var result = validator.Validate(options);
        return result.IsValid ? options : throw new ConfigurationException([.. result.Errors.Select(error => error.ErrorMessage)]);
    }

    private T Bind<T>(string section)
        where T : new()
    {
        string[] unknown = [.. SettingNames.Unknown(Configuration.GetSection(section), typeof(T))];
        if (unknown.Length > 0)
            throw new ConfigurationException(unknown);
        try
        {
            return Configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException exception)
        {
            throw new ConfigurationException($"{SettingFault.Of(exception)} Correct it in the environment, .env or appsettings.json.", exception);
        }
    }

    // Empty variables count as not given: .env.example lists every name with nothing behind it.
    private static IEnumerable<KeyValuePair<string, string?>> AsConfiguration(Dictionary<string, string> environment)
    {
        foreach (var (name, value) in environment)
        {
            var known = KnownNames.GetValueOrDefault(name);
            if (value.Length > 0 && (known is not null || name.Contains("__", StringComparison.Ordinal)))
                yield return KeyValuePair.Create(known ?? name.Replace("__", ":", StringComparison.Ordinal), (string?)value);
        }
    }
}
