using System.CommandLine;
using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector sql lint</c>: what of the SQL one of the engines does not know.</summary>
internal static class SqlLintCommand
{
    private static readonly string[] Known = ["duckdb", "postgres", "redshift"];

    public static Command Create(SectorCli cli)
    {
        var shared = new SqlOptions();
        var json = Json.Option();
        var engines = new Option<string[]>("--engines")
        {
            Description = "Which engines the SQL has to run on; those of the profile's targets unless given",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "ENGINE",
        };
        var command = new SectorCommand(
            "lint", "Find SQL that one of the engines does not know; no warehouse is opened", "sector sql lint", "sector sql lint --engines duckdb postgres redshift --json")
        {
            engines, json,
        };
        shared.AddProjectTo(command);
        return cli.Handle(command, (parsed, context, _) =>
        {
            var project = shared.Load(parsed, context);
            var wanted = Engines(parsed.GetValue(engines) ?? [], project);
            var findings = ProjectLint.Check(project, wanted);
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, findings.Select(finding => new { finding.File, finding.Line, finding.Column, Rule = finding.Rule.Id, finding.Rule.Construct, finding.Engines, finding.Rule.Advice }));
            else
                Write(cli.Environment.Out.Profile.Out.Writer, findings, wanted);
            return Task.FromResult(findings.Count == 0 ? ExitCode.Done : ExitCode.Failed);
        });
    }

    private static IReadOnlyCollection<string> Engines(string[] given, SqlProject project)
    {
        if (Array.Find(given, engine => !Known.Contains(engine)) is { } stranger)
            throw new ConfigurationException($"--engines: no engine is called '{stranger}'.{NearestName.Hint(stranger, Known)} Known: {string.Join(", ", Known)}.");
        return given.Length > 0 ? given : project.Target.Engines;
    }

    private static void Write(TextWriter output, IReadOnlyList<LintFinding> findings, IReadOnlyCollection<string> engines)
    {
        foreach (var finding in findings)
            output.WriteLine(finding);
        output.WriteLine(findings.Count == 0 ? $"lint: nothing that {string.Join(", ", engines)} would not know" : $"lint: {findings.Count} found");
    }
}
