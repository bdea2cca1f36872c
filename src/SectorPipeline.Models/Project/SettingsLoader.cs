using SectorPipeline.Core;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Reads profiles.yml and the dbt_project.yml of all packages, which need each other: settings may name the target.</summary>
internal sealed class SettingsLoader(
    SqlProjectOptions options,
    string directory,
    string display,
    Diagnostics diagnostics,
    IReadOnlySet<string> rawKeys)
{
    public ProjectSettings Load()
    {
        var map = ProjectFileReader.ReadMap(directory, display);
        var secret = new ValueScope(Values(secrets: true));
        var values = Values(secrets: false);
        var scope = new ValueScope(values);
        var profiles = new ProfileFinder(options, directory, display).Find();
        var target = ProfileReader.Read(profiles, options.Profile ?? ProfileName(map, scope), options.Target, scalar => TextTemplates.Render(scalar, secret));
        target = options.Threads is { } threads ? target.WithThreads(threads) : target;
        var warehouse = TargetWarehouse.For(target);
        TargetKeys.Check(target, diagnostics);
        values["target"] = ProjectContext.ValuesOf(target, warehouse.Database);
        var root = new ProjectPackage(ProjectFileReader.Read(Rendered(map), diagnostics), directory, display);
        var packages = new PackageLoader(root, Rendered, scalar => TextTemplates.Render(scalar, secret), diagnostics).Load();
        return new ProjectSettings(packages, target, warehouse);

        YamlMap Rendered(YamlMap file) => YamlTemplates.Render(file, scalar => TextTemplates.Render(scalar, scope), rawKeys).AsMap("the file");
    }

    private Dictionary<string, object?> Values(bool secrets) =>
        new(StringComparer.Ordinal)
        {
            ["env_var"] = EnvironmentFunction.Create(options.Environment, secrets),
            ["var"] = new Variables("", options.Vars),
            ["modules"] = new ModulesValue(options.Time),
        };

    private static string ProfileName(YamlMap project, IJinjaScope scope)
    {
        var profile = project.Required("profile", "the project");
        return profile is YamlScalar scalar && YamlTemplates.IsTemplate(scalar.Text)
            ? TextTemplates.Render(scalar, scope)
            : profile.AsText("'profile'");
    }
}
