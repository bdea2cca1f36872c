using SectorPipeline.Core;
using SectorPipeline.Jinja;

namespace SectorPipeline.Models;

/// <summary>Reads dbt_project.yml and profiles.yml, which need each other: settings may name the target.</summary>
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
        var values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["env_var"] = EnvironmentFunction.Create(options.Environment),
            ["var"] = new Variables("", new Dictionary<string, object?>(StringComparer.Ordinal), options.Vars),
        };
        var scope = new ValueScope(values);
        var target = ProfileReader.Read(Profiles(), ProfileName(map, scope), options.Target, scalar => TextTemplates.Render(scalar, scope));
        var warehouse = TargetWarehouse.For(target);
        values["target"] = ProjectContext.ValuesOf(target, warehouse.Database);
        var rendered = YamlTemplates.Render(map, scalar => TextTemplates.Render(scalar, scope), rawKeys).AsMap("the file");
        return new ProjectSettings(ProjectFileReader.Read(rendered, diagnostics), target, warehouse);
    }

    private static string ProfileName(YamlMap project, IJinjaScope scope)
    {
        var profile = project.Required("profile", "the project");
        return profile is YamlScalar scalar && YamlTemplates.IsTemplate(scalar.Text)
            ? TextTemplates.Render(scalar, scope)
            : profile.AsText("'profile'");
    }

    private SourceFile Profiles()
    {
        var folder = options.ProfilesDirectory ?? directory;
        var path = Path.Combine(folder, ProfileReader.FileName);
        var shown = Path.Combine(options.ProfilesDirectory ?? display, ProfileReader.FileName);
        return File.Exists(path)
            ? SourceFile.Read(path, shown)
            : throw new ConfigurationException($"{shown}: there is no such file. Name the folder that holds it with --profiles-dir.");
    }
}
