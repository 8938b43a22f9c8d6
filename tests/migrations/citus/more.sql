CREATE TABLE currency (
    id UUID DEFAULT gen_random_uuid() NOT NULL, 
    CONSTRAINT pk_currency PRIMARY KEY (id)
);

COMMENT ON TABLE currency IS 'Currency';

SET LOCAL citus.multi_shard_modify_mode TO 'sequential';

SELECT create_reference_table('currency');

CREATE TABLE hangar (
    tenant_id UUID DEFAULT NULLIF(current_setting('dazzle.tenant_id', true), '')::uuid NOT NULL, 
    id UUID DEFAULT gen_random_uuid() NOT NULL, 
    best UUID, 
    CONSTRAINT pk_hangar PRIMARY KEY (tenant_id, id), 
    CONSTRAINT fk_hangar_best_kite FOREIGN KEY(tenant_id, best) REFERENCES kite (tenant_id, id) ON DELETE RESTRICT, 
    CONSTRAINT fk_hangar_tenant_id_club FOREIGN KEY(tenant_id) REFERENCES club (id) ON DELETE RESTRICT
);

COMMENT ON TABLE hangar IS 'Hangar';

CREATE INDEX ix_hangar_tenant_id_best ON hangar (tenant_id, best);

SET LOCAL citus.multi_shard_modify_mode TO 'sequential';

SELECT create_distributed_table('hangar', 'tenant_id', colocate_with => 'kite');

CREATE POLICY tenant_fence ON hangar AS RESTRICTIVE USING (tenant_id = context_tenant()) WITH CHECK (tenant_id = context_tenant());

CREATE POLICY may_use ON hangar USING (true) WITH CHECK (true);

ALTER TABLE hangar ENABLE ROW LEVEL SECURITY;

ALTER TABLE hangar FORCE ROW LEVEL SECURITY;

