using System.Text;
using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

/// <summary>Whatever is wrong with a file, there is one message: where, what, and what to do.</summary>
[TestFixture]
public sealed class MalformedProjectTests : ProjectTest
{
    [SetUp]
    public void WriteShop() => Project
        .Write("models/orders.sql", "select 1 as id, 'a' as kind\n")
        .Write("models/totals.sql", "select count(*) as n from {{ ref('orders') }}\n")
        .Write("models/schema.yml", "models:\n  - name: orders\n    columns:\n      - name: id\n        data_tests: [not_null]\n")
        .Write("seeds/rates.csv", "id,rate\n1,2.5\n2,3.5\n")
        .Write("macros/m.sql", "{% macro one() %}1{% endmacro %}\n");

    [Test]
    public async Task The_shop_itself_is_well_formed()
    {
        Assert.That(await MessagesAsync(), Is.Empty);
    }

    [TestCase("dbt_project.yml:2: this is not valid YAML: a tab indents this line. Use spaces.", "dbt_project.yml", "name: shop\n\tprofile: shop\n")]
    [TestCase("dbt_project.yml:1: this is not valid YAML: what follows here does not fit. Check brackets, quotes and indentation.", "dbt_project.yml", "name: [shop\nprofile: shop\n")]
    [TestCase("dbt_project.yml:1: the file is a list; it must be a mapping (key: value).", "dbt_project.yml", "- name\n- shop\n")]
    [TestCase("dbt_project.yml:1: the project has no 'profile'. Add 'profile: …'.", "dbt_project.yml", "")]
    [TestCase("dbt_project.yml:1: the project has no 'name'. Add 'name: …'.", "dbt_project.yml", "profile: shop\n")]
    [TestCase("dbt_project.yml:1: 'my-shop' cannot name a project. Use letters, digits and underscores, a letter first.", "dbt_project.yml", "name: my-shop\nprofile: shop\n")]
    [TestCase("dbt_project.yml:1: the project has no 'profile'. Add 'profile: …'.", "dbt_project.yml", "name: shop\n")]
    [TestCase("dbt_project.yml:3: a project has no key 'model-path'. Did you mean 'model-paths'?", "dbt_project.yml", "name: shop\nprofile: shop\nmodel-path: [models]\n")]
    [TestCase("models/orders.sql: no materialization is called 'tabel'. Did you mean 'table'? Known: ephemeral, incremental, table, view.", "dbt_project.yml", "name: shop\nprofile: shop\nmodels: { shop: { +materialized: tabel } }\n")]
    [TestCase("dbt_project.yml:2: the key 'name' is given twice. Keep one of them.", "dbt_project.yml", "name: shop\nname: shop2\nprofile: shop\n")]
    [TestCase("dbt_project.yml:2: the environment variable 'NO_SUCH' is not set. Set it, or write env_var('NO_SUCH', 'a default').", "dbt_project.yml", "name: shop\nprofile: \"{{ env_var('NO_SUCH') }}\"\n")]
    [TestCase("dbt_project.yml:3: unexpected '}', expected ')'.", "dbt_project.yml", "name: shop\nprofile: shop\ntarget-path: \"{{ env_var( }}\"\n")]
    [TestCase("dbt_project.yml (on-run-start): Parser Error: syntax error at or near \"selec\"", "dbt_project.yml", "name: shop\nprofile: shop\non-run-start: \"selec 1\"\n")]
    [TestCase("dbt_project.yml (on-run-start):1: 'nothing' is undefined.", "dbt_project.yml", "name: shop\nprofile: shop\non-run-start: \"{{ nothing() }}\"\n")]
    [TestCase("dbt_project.yml:3: 'vars' is a list; it must be a mapping (key: value).", "dbt_project.yml", "name: shop\nprofile: shop\nvars: [1]\n")]
    [TestCase("dbt_project.yml:3: 'shop' requires dbt >=9.0.0; this engine is compatible with 1.10.0. Use a version of 'shop' that fits, or change 'require-dbt-version'.", "dbt_project.yml", "name: shop\nprofile: shop\nrequire-dbt-version: \">=9.0.0\"\n")]
    [TestCase("dbt_project.yml:3: an entry of 'dispatch' has no 'search_order'. Add 'search_order: …'.", "dbt_project.yml", "name: shop\nprofile: shop\ndispatch: [{ macro_namespace: dbt_utils }]\n")]
    [TestCase("dbt_project.yml:3: 'enabled' is 'perhaps'; it must be true or false.", "dbt_project.yml", "name: shop\nprofile: shop\nmodels: { +enabled: perhaps }\n")]
    [TestCase("dbt_project.yml:1: the file is '\u0001\u0002'; it must be a mapping (key: value).", "dbt_project.yml", "\0\u0001\u0002")]
    [TestCase("dbt_project.yml:1: no anchor is called 'shop'.", "dbt_project.yml", "name: *shop\nprofile: shop\n")]
    public async Task A_malformed_project_file_is_told_once_with_its_place(string message, params string[] files)
    {
        await AssertToldAsync(message, files);
    }

    [TestCase("profiles.yml:2: this is not valid YAML: While parsing a flow mapping, did not find expected ',' or '}'. Check brackets, quotes and indentation.", "profiles.yml", "shop: { target: dev, outputs: { dev: { type: duckdb\n")]
    [TestCase("profiles.yml:1: no profile is called 'shop'. Profiles here: other.", "profiles.yml", "other: { target: dev, outputs: { dev: { type: duckdb } } }\n")]
    [TestCase("profiles.yml:1: profile 'shop' has no target 'prod'. Its targets: dev.", "profiles.yml", "shop: { target: prod, outputs: { dev: { type: duckdb, path: 'k.duckdb' } } }\n")]
    [TestCase("profiles.yml:1: no warehouse is of type 'duckdbb'. Did you mean 'duckdb'? Known: duckdb, postgres, redshift.", "profiles.yml", "shop: { target: dev, outputs: { dev: { type: duckdbb, path: 'k.duckdb' } } }\n")]
    [TestCase("profiles.yml:1: target 'dev' has no 'type'. Add 'type: …'.", "profiles.yml", "shop: { target: dev, outputs: { dev: { path: 'k.duckdb' } } }\n")]
    [TestCase("profiles.yml:1: no warehouse is of type 'snowflake'. Known: duckdb, postgres, redshift.", "profiles.yml", "shop: { target: dev, outputs: { dev: { type: snowflake, account: x } } }\n")]
    [TestCase("profiles.yml:1: 'threads' is 'many'; it must be a whole number from 1.", "profiles.yml", "shop: { target: dev, outputs: { dev: { type: duckdb, path: 'k.duckdb', threads: many } } }\n")]
    [TestCase("profiles.yml:1: 'threads' is '0'; it must be a whole number from 1.", "profiles.yml", "shop: { target: dev, outputs: { dev: { type: duckdb, path: 'k.duckdb', threads: 0 } } }\n")]
    [TestCase("profiles.yml:1: a target of type duckdb has no key 'pth'. Did you mean 'path'? Its keys: type, schema, threads, database, retries, path, settings, config_options, extensions, attach.", "profiles.yml", "shop: { target: dev, outputs: { dev: { type: duckdb, pth: 'k.duckdb' } } }\n")]
    [TestCase("profiles.yml:1: the environment variable 'NOPE' is not set. Set it, or write env_var('NOPE', 'a default').", "profiles.yml", "shop: { target: dev, outputs: { dev: { type: duckdb, path: \"{{ env_var('NOPE') }}\" } } }\n")]
    [TestCase("profiles.yml:1: profile 'shop' has no 'outputs'. Add 'outputs: …'.", "profiles.yml", "shop: { target: dev }\n")]
    [TestCase("profiles.yml:1: target 'dev' has no 'host'. A target of type postgres needs host, user, dbname and schema.", "profiles.yml", "shop: { target: dev, outputs: { dev: { type: postgres, user: a, password: b, dbname: c, schema: d } } }\n")]
    [TestCase("profiles.yml:1: 'port' is 'abc'; it must be a whole number.", "profiles.yml", "shop: { target: dev, outputs: { dev: { type: postgres, host: localhost, port: abc, user: a, password: b, dbname: c, schema: d } } }\n")]
    [TestCase("profiles.yml:1: no profile is called 'shop'. The file has none.", "profiles.yml", "")]
    public async Task A_malformed_profile_is_told_once_with_its_place(string message, params string[] files)
    {
        await AssertToldAsync(message, files);
    }

    [TestCase("models/schema.yml:2: this is not valid YAML: a tab indents this line. Use spaces.", "models/schema.yml", "models:\n\t- name: orders\n")]
    [TestCase("models/schema.yml:2: this is not valid YAML: While scanning a quoted scalar, found unexpected end of stream. Check brackets, quotes and indentation.", "models/schema.yml", "models:\n  - name: 'orders\n    columns: []\n")]
    [TestCase("models/schema.yml:3: this is not valid YAML: While parsing a block collection, did not find expected '-' indicator. Check brackets, quotes and indentation.", "models/schema.yml", "models:\n  - name: orders\n   columns: []\n")]
    [TestCase("models/schema.yml:1: 'models' is 'orders'; it must be a list (- value).", "models/schema.yml", "models: orders\n")]
    [TestCase("models/schema.yml:2: a model has no 'name'. Add 'name: …'.", "models/schema.yml", "models:\n  - description: x\n")]
    [TestCase("models/schema.yml:3: the model 'orders' is described in models/schema.yml already. Keep one of them.", "models/schema.yml", "models:\n  - name: orders\n  - name: orders\n")]
    [TestCase("models/schema.yml:3: no test is called 'not_nul'. Did you mean 'not_null'? Tests of your own go to tests/generic or macros.", "models/schema.yml", "models:\n  - name: orders\n    columns: [{ name: id, data_tests: [not_nul] }]\n")]
    [TestCase("models/schema.yml:3: test 'accepted_values' takes no 'value'. Did you mean 'values'? It takes column_name, values, quote.", "models/schema.yml", "models:\n  - name: orders\n    columns: [{ name: kind, data_tests: [{ accepted_values: { value: [a] } }] }]\n")]
    [TestCase("models/schema.yml:3: test 'accepted_values' needs 'values'. Add 'values: …'.", "models/schema.yml", "models:\n  - name: orders\n    columns: [{ name: kind, data_tests: [accepted_values] }]\n")]
    [TestCase("models/schema.yml:3: 'severity' is 'bad'; it must be error or warn.", "models/schema.yml", "models:\n  - name: orders\n    columns: [{ name: kind, data_tests: [{ not_null: { config: { severity: bad } } }] }]\n")]
    [TestCase("models/schema.yml:3: Parser Error: syntax error at or near \"as\"", "models/schema.yml", "models:\n  - name: orders\n    columns: [{ name: kind, data_tests: [{ not_null: { config: { warn_if: 'lots' } } }] }]\n")]
    [TestCase("models/schema.yml:3: no model is called 'order'. Did you mean 'orders'?", "models/schema.yml", "models:\n  - name: orders\n    columns: [{ name: kind, data_tests: [{ relationships: { to: ref('order'), field: id } }] }]\n")]
    [TestCase("models/schema.yml:3: Binder Error: Referenced column \"idd\" not found in FROM clause!", "models/schema.yml", "models:\n  - name: orders\n    columns: [{ name: idd, data_tests: [not_null] }]\n")]
    [TestCase("models/schema.yml:3: no docs block is called 'nothing'.", "models/schema.yml", "models:\n  - name: orders\n    description: \"{{ doc('nothing') }}\"\n")]
    [TestCase("models/schema.yml:3: unexpected '}', expected ')'.", "models/schema.yml", "models:\n  - name: orders\n    description: \"{{ doc( }}\"\n")]
    [TestCase("models/orders.sql: the contract of 'orders' is enforced, but the query does not give what it promises:", "models/schema.yml", "models:\n  - name: orders\n    config: { contract: { enforced: true } }\n    columns: [{ name: id, data_type: varchar }, { name: kind, data_type: varchar }]\n")]
    [TestCase("models/orders.sql: the contract of 'orders' is enforced, but the query does not give what it promises:", "models/schema.yml", "models:\n  - name: orders\n    config: { contract: { enforced: true } }\n    columns: [{ name: id, data_type: integer }]\n")]
    [TestCase("models/schema.yml:3: a table of a source has no 'name'. Add 'name: …'.", "models/schema.yml", "sources:\n  - name: raw\n    tables: [{ description: x }]\n")]
    [TestCase("models/schema.yml:3: 'period' is 'days'; it must be minute, hour, day.", "models/schema.yml", "sources:\n  - name: raw\n    tables: [{ name: t, freshness: { warn_after: { count: 1, period: days } } }]\n")]
    [TestCase("models/schema.yml:3: 'type' is 'dashbord'. Did you mean 'dashboard'? It must be one of dashboard, notebook, analysis, ml, application.", "models/schema.yml", "exposures:\n  - name: e\n    type: dashbord\n    owner: { email: a@b.c }\n")]
    [TestCase("models/schema.yml:5: no model is called 'ordres'. Did you mean 'orders'?", "models/schema.yml", "exposures:\n  - name: e\n    type: dashboard\n    owner: { email: a@b.c }\n    depends_on: [ref('ordres')]\n")]
    [TestCase("models/schema.yml:3: no model is called 'totls'. Did you mean 'totals'?", "models/schema.yml", "unit_tests:\n  - name: u\n    model: totls\n    given: []\n    expect: { rows: [{ n: 1 }] }\n")]
    [TestCase("models/schema.yml:4: no model is called 'ordrs'. Did you mean 'orders'?", "models/schema.yml", "unit_tests:\n  - name: u\n    model: totals\n    given: [{ input: ref('ordrs'), rows: [] }]\n    expect: { rows: [{ n: 1 }] }\n")]
    [TestCase("models/schema.yml:4: 'format' is 'cvs'; it must be one of dict, csv, sql.", "models/schema.yml", "unit_tests:\n  - name: u\n    model: totals\n    given: [{ input: ref('orders'), format: cvs, rows: '' }]\n    expect: { rows: [{ n: 1 }] }\n")]
    [TestCase("models/schema.yml:4: orders has no column 'idd'. Did you mean 'id'? Columns: id, kind.", "models/schema.yml", "unit_tests:\n  - name: u\n    model: totals\n    given: [{ input: ref('orders'), rows: [{ idd: 1 }] }]\n    expect: { rows: [{ n: 1 }] }\n")]
    [TestCase("models/schema.yml:4: this query fails: Parser Error: syntax error at or near \"1\"", "models/schema.yml", "unit_tests:\n  - name: u\n    model: totals\n    given: [{ input: ref('orders'), format: sql, rows: 'selec 1' }]\n    expect: { rows: [{ n: 1 }] }\n")]
    [TestCase("models/d.md:1: this docs block is never closed. Close it with '{% enddocs %}'.", "models/d.md", "{% docs a %}text")]
    [TestCase("models/d.md:1: the docs block 'a' is there twice. Rename or remove one.", "models/d.md", "{% docs a %}x{% enddocs %}{% docs a %}y{% enddocs %}")]
    public async Task A_malformed_YAML_or_docs_file_is_told_once_with_its_place(string message, params string[] files)
    {
        await AssertToldAsync(message, files);
    }

    [TestCase("models/orders.sql:1: expected '}}' at the end of the print statement, got 'kind'.", "models/orders.sql", "select 1 as id, {{ 1 + as kind\n")]
    [TestCase("models/orders.sql:2: unexpected end of template: the tag 'if' is never closed. Close it with 'endif'.", "models/orders.sql", "select 1 as id\n{% if true %}\n, 2 as b\n")]
    [TestCase("models/orders.sql:2: unknown tag 'endif'.", "models/orders.sql", "select 1 as id\n{% endif %}\n")]
    [TestCase("models/orders.sql:2: unknown tag 'fi'. Did you mean 'if'?", "models/orders.sql", "select 1 as id\n{% fi true %}\n")]
    [TestCase("models/orders.sql:1: 'onee' is undefined. Did you mean 'one'?", "models/orders.sql", "select {{ onee() }} as id\n")]
    [TestCase("models/orders.sql:1: no model is called 'rats'. Did you mean 'rates'?", "models/orders.sql", "select * from {{ ref('rats') }}\n")]
    [TestCase("models/orders.sql:1: ref takes a model's name, or a package and a name. Write ref('model').", "models/orders.sql", "select * from {{ ref() }}\n")]
    [TestCase("models/orders.sql: these models read each other in a circle: orders → orders. Remove one of the refs.", "models/orders.sql", "select * from {{ ref('orders') }}\n")]
    [TestCase("models/orders.sql, models/totals.sql: these models read each other in a circle: orders → totals → orders. Remove one of the refs.", "models/orders.sql", "select * from {{ ref('totals') }}\n")]
    [TestCase("models/orders.sql:1: no source is called 'raw'. Declare it under 'sources' in a YAML file.", "models/orders.sql", "select * from {{ source('raw', 'x') }}\n")]
    [TestCase("models/orders.sql:1: source takes a source's name and a table's. Write source('source', 'table').", "models/orders.sql", "select * from {{ source('raw') }}\n")]
    [TestCase("models/orders.sql:1: no variable is called 'x'. Set it under 'vars' in dbt_project.yml or with --vars.", "models/orders.sql", "select {{ var('x') }} as id\n")]
    [TestCase("models/orders.sql:1: the environment variable 'NOPE' is not set. Set it, or write env_var('NOPE', 'a default').", "models/orders.sql", "select {{ env_var('NOPE') }} as id\n")]
    [TestCase("models/orders.sql: no materialization is called 'tble'. Did you mean 'table'? Known: ephemeral, incremental, table, view.", "models/orders.sql", "{{ config(materialized='tble') }} select 1 as id\n")]
    [TestCase("models/orders.sql: no incremental strategy is called 'upsert': there is no macro 'get_incremental_upsert_sql'. Use append, delete+insert or merge, or write that macro.", "models/orders.sql", "{{ config(materialized='incremental', incremental_strategy='upsert') }} select 1 as id\n")]
    [TestCase("models/orders.sql:1: 'on_schema_change' is 'add'; it must be one of ignore, fail, append_new_columns, sync_all_columns.", "models/orders.sql", "{{ config(materialized='incremental', on_schema_change='add') }} select 1 as id\n")]
    [TestCase("models/orders.sql:2: Parser Error: syntax error at or near \"nothing\"", "models/orders.sql", "select 1 as id,\n  kind frm nothing\n")]
    [TestCase("models/orders.sql:1: Binder Error: Referenced column \"idd\" not found in FROM clause!", "models/orders.sql", "select idd from (select 1 as id)\n")]
    [TestCase("models/orders.sql:1: Catalog Error: Table with name nothing does not exist!", "models/orders.sql", "select * from nothing\n")]
    [TestCase("models/orders.sql: it renders to nothing. Write a query, or set 'enabled' to false.", "models/orders.sql", "")]
    [TestCase("models/orders.sql: Parser Error: syntax error at end of input", "models/orders.sql", "select 1 as id; select 2 as id\n")]
    [TestCase("models/orders.sql:1: 'dict object' has no attribute 'nothing'.", "models/orders.sql", "select {{ target.nothing.more }} as id\n")]
    [TestCase("models/orders.sql:1: division by zero.", "models/orders.sql", "select {{ 1 / 0 }} as id\n")]
    [TestCase("models/orders.sql:1: unsupported operand types for +: str and int. Join texts with '~'.", "models/orders.sql", "select {{ 'a' + 1 }} as id\n")]
    [TestCase("models/orders.sql: its SQL holds half a character (such as \\ud83d). Write the character itself.", "models/orders.sql", "select '{{ '\\ud83d' }}' as id\n")]
    [TestCase("models/orders.sql:1: no filter is called 'uper'. Did you mean 'upper'?", "models/orders.sql", "select {{ 'a' | uper }} as id\n")]
    [TestCase("models/orders.sql:1: this is nested too deeply. Look for a macro or a value that contains itself.", "models/orders.sql", "{% macro again() %}{{ again() }}{% endmacro %}select {{ again() }} as id\n")]
    [TestCase("models/orders.sql:1: a range of 1000000000 numbers is larger than the 100000 allowed.", "models/orders.sql", "{% for i in range(1000000000) %}x{% endfor %}\n")]
    [TestCase("models/orders.sql:1: not so.", "models/orders.sql", "{{ exceptions.raise_compiler_error('not so') }}\n")]
    [TestCase("models/orders.sql:1: no model is called 'nothing'.", "models/orders.sql", "-- {{ ref('nothing') }}\nselect 1 as id\n")]
    [TestCase("models/orders.sql:1: this string is never closed. Close it with '.", "models/orders.sql", "select {{ 'abc }} as id\n")]
    [TestCase("models/a/orders.sql, models/orders.sql: all are called 'orders'. Names are unique over all folders: rename or disable all but one.", "models/a/orders.sql", "select 1 as id")]
    [TestCase("models/b.sql, models/orders.sql: all of these build memory.main.orders. Give one another name, 'alias' or 'schema'.", "models/b.sql", "{{ config(alias='orders') }} select 1 as id")]
    [TestCase("models/orders.sql:1: macro 'one' takes at most 1 argument, not 2.", "macros/m.sql", "{% macro one(a) %}1{% endmacro %}\n", "models/orders.sql", "select {{ one(1, 2) }} as id")]
    [TestCase("macros/m.sql:3: 'dict object' has no attribute 'b'.", "macros/m.sql", "{% macro one(a) %}\n\n{{ a.b.c }}{% endmacro %}\n", "models/orders.sql", "select {{ one({}) }} as id")]
    [TestCase("models/schema.yml:1: Parser Error: syntax error at or near \"\"memory\"\"", "tests/generic/g.sql", "{% test g(model) %}select * frm {{ model }}{% endtest %}", "models/schema.yml", "models: [{ name: orders, data_tests: [g] }]")]
    [TestCase("models/orders.sql: the materialization 'odd' has run no statement called 'main'. Write {% call statement('main') %} … {% endcall %} in it.", "macros/mat.sql", "{% materialization odd, default %}{% endmaterialization %}", "models/orders.sql", "{{ config(materialized='odd') }} select 1 as id")]
    [TestCase("models/orders.sql: Parser Error: syntax error at or near \"selec\"", "macros/mat.sql", "{% materialization odd, default %}{% call statement('main') %}selec 1{% endcall %}{{ return({'relations': []}) }}{% endmaterialization %}", "models/orders.sql", "{{ config(materialized='odd') }} select 1 as id")]
    [TestCase("macros/m.sql:1: unexpected end of template: the tag 'macro' is never closed. Close it with 'endmacro'.", "macros/m.sql", "{% macro one() %}1\n")]
    [TestCase("macros/m.sql:1: expected ',' or ')', got 'b'.", "macros/m.sql", "{% macro one(a b) %}1{% endmacro %}\n")]
    [TestCase("macros/m.sql:1: the macro 'one' is also in macros/m.sql. Rename or remove one of them.", "macros/m.sql", "{% macro one() %}1{% endmacro %}{% macro one() %}2{% endmacro %}\n")]
    [TestCase("tests/t.sql:1: Parser Error: syntax error at or near \"1\"", "tests/t.sql", "selec 1")]
    [TestCase("tests/t.sql:1: no model is called 'orde'. Did you mean 'orders'?", "tests/t.sql", "select * from {{ ref('orde') }}")]
    [TestCase("tests/generic/g.sql:1: unexpected end of template: the tag 'test' is never closed. Close it with 'endtest'.", "tests/generic/g.sql", "{% test g(model) %}select * from {{ model }}")]
    public async Task A_malformed_template_or_query_is_told_once_with_its_place(string message, params string[] files)
    {
        await AssertToldAsync(message, files);
    }

    [TestCase("seeds/rates.csv:1: the file is empty. Give it a line of column names.", "seeds/rates.csv", "")]
    [TestCase("seeds/rates.csv:3: this row has 3 values, the header has 2. A value that holds ',' needs quotes.", "seeds/rates.csv", "id,rate\n1,2\n2,3,4\n")]
    [TestCase("seeds/rates.csv:3: this row has 1 value, the header has 2. A value that holds ',' needs quotes.", "seeds/rates.csv", "id,rate\n1,2\n2\n")]
    [TestCase("seeds/rates.csv:2: a quote is opened here and not closed. Close it, or write it twice to mean the character.", "seeds/rates.csv", "id,rate\n1,\"2\n2,3\n")]
    [TestCase("seeds/rates.csv:1: the column 'id' is there twice. Rename one.", "seeds/rates.csv", "id,id\n1,2\n")]
    [TestCase("seeds/rates.csv:1: a column has no name. Name it.", "seeds/rates.csv", "id,\n1,2\n")]
    [TestCase("seeds/rates.csv:3: 'many' is no integer, which 'column_types' says of rate. Correct the value or the type.", "seeds/s.yml", "seeds: [{ name: rates, config: { column_types: { rate: integer } } }]\n", "seeds/rates.csv", "id,rate\n1,2\n2,many\n")]
    [TestCase("seeds/rates.csv: Catalog Error: Type with name integr does not exist!", "seeds/s.yml", "seeds: [{ name: rates, config: { column_types: { rate: integr } } }]\n")]
    [TestCase("seeds/s.yml:1: 'delimiter' is ';;'; it must be one character.", "seeds/s.yml", "seeds: [{ name: rates, config: { delimiter: ';;' } }]\n")]
    public async Task A_malformed_seed_is_told_once_with_its_place(string message, params string[] files)
    {
        await AssertToldAsync(message, files);
    }

    [TestCase("packages.yml:1: there is no dbt_project.yml in '../nothing'. Name the folder of a package from the project's folder on.", "packages.yml", "packages: [{ local: ../nothing }]\n")]
    [TestCase("packages.yml:1: the package 'dbt-labs/dbt_utils' is not there; packages are not downloaded. Put its folder under dbt_packages/, such as dbt_packages/dbt_utils.", "packages.yml", "packages: [{ package: dbt-labs/dbt_utils, version: 1.3.0 }]\n")]
    [TestCase("packages.yml:2: this is not valid YAML: While parsing a flow sequence, did not find expected ',' or ']'. Check brackets, quotes and indentation.", "packages.yml", "packages: [ local: ../nothing\n")]
    [TestCase("packages.yml:1: the package 'https://x/y.git' is not there; packages are not downloaded. Put its folder under dbt_packages/, such as dbt_packages/y.", "packages.yml", "packages: [{ git: 'https://x/y.git', revision: main }]\n")]
    [TestCase("packages.yml:1: a package needs one of 'local', 'package', 'git', 'tarball', 'private'. Write '- local: ../path' for a folder.", "packages.yml", "packages: [{ locl: a }]\n")]
    public async Task A_malformed_package_list_is_told_once_with_its_place(string message, params string[] files)
    {
        await AssertToldAsync(message, files);
    }

    [TestCase("models/schema.yml:3: this is not UTF-8. Save the file in UTF-8.", "models/schema.yml", "models:\n  - name: orders\n    description: café\n")]
    [TestCase("models/orders.sql:1: this is not UTF-8. Save the file in UTF-8.", "models/orders.sql", "select 'café' as id\n")]
    [TestCase("seeds/rates.csv:2: this is not UTF-8. Save the file in UTF-8.", "seeds/rates.csv", "id,rate\n1,café\n")]
    public async Task A_file_in_another_encoding_is_not_guessed_at(string message, string path, string text)
    {
        await File.WriteAllBytesAsync(Path.Combine(Project.Directory, path), Encoding.Latin1.GetBytes(text));

        var messages = await MessagesAsync();

        Assert.That(messages, Is.EqualTo((string[])[message]));
    }

    [TestCase("models/orders.sql:1: 'materialised' is not a known setting. Did you mean 'materialized'?", "models/orders.sql", "{{ config(materialised='table') }} select 1 as id\n")]
    [TestCase("models/schema.yml:3: 'materialised' is not a known setting. Did you mean 'materialized'?", "models/schema.yml", "models:\n  - name: orders\n    config: { materialised: table }\n")]
    [TestCase("models/schema.yml:3: 'severty' is not a known setting. Did you mean 'severity'?", "models/schema.yml", "models:\n  - name: orders\n    columns: [{ name: id, data_tests: [{ not_null: { config: { severty: warn } } }] }]\n")]
    [TestCase("dbt_project.yml:3: '+materialised' is not a known setting. Did you mean '+materialized'?", "dbt_project.yml", "name: shop\nprofile: shop\nmodels: { +materialised: table }\n")]
    [TestCase("models/schema.yml:1: a schema file has no key 'modles'. Did you mean 'models'?", "models/schema.yml", "modles:\n  - name: orders\n")]
    [TestCase("models/schema.yml:3: a model has no key 'colums'. Did you mean 'columns'?", "models/schema.yml", "models:\n  - name: orders\n    colums: []\n")]
    [TestCase("models/schema.yml:2: no model is called 'order', so this describes nothing. Did you mean 'orders'?", "models/schema.yml", "models:\n  - name: order\n")]
    [TestCase("packages.yml:1: a list of packages has no key 'package'. Did you mean 'packages'?", "packages.yml", "package: []\n")]
    [TestCase("profiles.yml:1: 'plugins' of a target of type duckdb has no effect in this engine.", "profiles.yml", "shop: { target: dev, outputs: { dev: { type: duckdb, path: ':memory:', plugins: [] } } }\n")]
    public void What_may_be_meant_otherwise_is_warned_of_with_its_place(string warning, string path, string text)
    {
        Project.Write(path, text);

        Assert.That(Project.Load().Warnings.Select(one => Short(one).Split('\n')[0]), Is.EqualTo((string[])[warning]));
    }

    [Test]
    public void Settings_of_peoples_own_are_not_warned_of()
    {
        Project.Write("models/orders.sql", "{{ config(kind='x', owner_team='y', labels={'a': 1}, partition_by='id', cluster_by=['id'], copy_grants=true) }} select 1 as id\n");

        Assert.That(Project.Load().Warnings, Is.Empty);
    }

    // The files are paths and texts in turn.
    private async Task AssertToldAsync(string message, string[] files)
    {
        foreach (var file in files.Chunk(2))
            Project.Write(file[0], file[1]);

        var messages = await MessagesAsync();

        Assert.That(messages, Has.Count.EqualTo(1));
        Assert.That(messages[0].Split('\n')[0], Is.EqualTo(message));
        Assert.That(messages[0], Does.Not.Contain("   at ").And.Not.Contain("Exception"));
    }

    private async Task<IReadOnlyList<string>> MessagesAsync()
    {
        try
        {
            var result = await Project.BuildAsync();
            return [.. result.Results.Where(node => node.Status is NodeStatus.Error or NodeStatus.Fail).Select(node => Short(node.Message ?? ""))];
        }
        catch (ConfigurationException failure)
        {
            return [.. failure.Faults.Select(Short)];
        }
        catch (PipelineException failure)
        {
            return [Short(failure.Message)];
        }
    }
}
